import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodes } from '../../cli/exit-codes.ts';
import { openProject } from '../../cli/files.ts';
import { readJournal } from '../../deploy/index.ts';
import { seedOf } from '../../rehearsal/index.ts';
import { createSandbox } from '../../sandbox/index.ts';
import { run } from './run.ts';

const soc = 'examples/soc-topology-2/soc.tenantry';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tenantry-cli-'));
  process.env['XDG_STATE_HOME'] = path.join(folder, 'user-state');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
const schema = (name: string) => new Ajv({ strict: false }).compile(JSON.parse(readFileSync(`docs/schemas/${name}`, 'utf8')));

describe('check', () => {
  test('names the place, the severity and the code', async () => {
    const file = write('bad.tenantry', 'tenant a "A" {\n  id: "nonsense"\n}\n');
    const { out, exitCode } = await run(['check', file]);
    expect(out).toContain('bad.tenantry:2:7 error "nonsense" is not a GUID. [bad-value]');
    expect(exitCode).toBe(exitCodes.problems);
  });

  test('prints the same as JSON', async () => {
    const file = write('bad2.tenantry', 'grup x in a');
    const { out, exitCode } = await run(['check', file, '--json']);
    const report = JSON.parse(out);
    expect(report.schema).toBe('tenantry.check/1');
    expect(report.problems[0]).toMatchObject({ code: 'unknown-kind', severity: 'error', line: 1, column: 1, endColumn: 5 });
    expect(exitCode).toBe(exitCodes.problems);
  });

  test('examples have no errors; shared files are not roots', async () => {
    const { out, exitCode } = await run(['check', 'examples', '--json']);
    expect(JSON.parse(out).problems.filter((problem: { severity: string }) => problem.severity === 'error')).toEqual([]);
    expect(exitCode).toBe(exitCodes.ok);
  });

  test('what a terminal would obey is shown as a code', async () => {
    const { out } = await run(['check', write('hostile.tenantry', 'grup\u202e x in a\n"\u001b[31m')]);
    expect(out).not.toMatch(/[\u202e\u001b]/);
  });
});

describe('model', () => {
  test('prints the resolved topology, which fits the published schema', async () => {
    const { out, exitCode } = await run(['model', 'examples/soc-topology-1']);
    const model = JSON.parse(out);
    const fits = schema('topology-1.schema.json');
    expect(fits(model), JSON.stringify(fits.errors)).toBe(true);
    expect(model.links.map((link: { key: string }) => link.key)).toEqual(['sync:contoso/fabrikam', 'sync:contoso/tailspin']);
    expect(out).not.toContain(process.cwd());
    expect(exitCode).toBe(exitCodes.ok);
  });
});

describe('diagram', () => {
  test('an extension that names no format is refused, unless the format is named', async () => {
    const file = path.join(folder, 'soc.pdf');
    const { err, exitCode } = await run(['diagram', soc, '-o', file]);
    expect(exitCode).toBe(exitCodes.usage);
    expect(err).toContain('soc.pdf names no format');
    expect(existsSync(file)).toBe(false);
    expect((await run(['diagram', soc, '-o', file, '--format', 'svg'])).exitCode).toBe(exitCodes.ok);
  });

  test('writes what the extension of the file asks for', async () => {
    const svg = path.join(folder, 'x.svg');
    expect((await run(['diagram', soc, '-o', svg])).exitCode).toBe(exitCodes.ok);
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg|^<\?xml/);
    expect((await run(['diagram', soc, '--format', 'mermaid'])).out).toMatch(/^(flowchart|graph) /m);
  });

  test('as JSON it fits the published schema and names tenants, connections and packages', async () => {
    const { out, exitCode } = await run(['diagram', soc, '--format', 'json']);
    expect(exitCode).toBe(exitCodes.ok);
    const diagram = JSON.parse(out);
    const fits = schema('diagram-1.schema.json');
    expect(fits(diagram), JSON.stringify(fits.errors)).toBe(true);
    expect(diagram.tenants.map((tenant: { name: string }) => tenant.name).sort()).toEqual(['contoso', 'fabrikam']);
    expect(diagram.connections).toMatchObject([{ kind: 'request', from: 'contoso', to: 'fabrikam', faults: [] }]);
    expect(out).toContain('"package:fabrikam/');
  });

  test('the SVG stands alone: a title, a description, a legend, plain colours where they are asked for', async () => {
    const { out } = await run(['diagram', soc, '--theme', 'light']);
    for (const part of ['<title ', '<desc ', 'users may request access', 'fill="#ffffff"']) expect(out).toContain(part);
    expect(out).not.toMatch(/var\(|<style|<image|<script|href=|data-level/);
  });
});

describe('plan and deploy', () => {
  test('a plan as JSON fits the published schema', async () => {
    const { out, exitCode } = await run(['plan', soc, '--json']);
    const plan = JSON.parse(out);
    const fits = schema('plan-1.schema.json');
    expect(fits(plan), JSON.stringify(fits.errors)).toBe(true);
    expect(plan.operations.length).toBeGreaterThan(0);
    expect(exitCode).toBe(exitCodes.ok);
  });

  test('with a state folder, a second plan finds what the deployment made', async () => {
    const state = path.join(folder, 'state');
    const trace = path.join(folder, 'trace.har');
    const deployed = await run(['deploy', soc, '--state', state, '--yes', '--json', '--trace', trace]);
    expect(deployed.exitCode, deployed.err).toBe(exitCodes.ok);
    expect(JSON.parse(deployed.out)).toMatchObject({ schema: 'tenantry.report/1', outcome: 'complete' });
    expect(JSON.parse(readFileSync(trace, 'utf8')).log.version).toBe('1.2');
    expect(JSON.parse((await run(['plan', soc, '--state', state, '--json'])).out).operations).toEqual([]);
  });

  test('what is written is recorded first: in the folder of the user, or where it is asked for', async () => {
    const journals = path.join(folder, 'user-state', 'tenantry', 'journals');
    const before = new Set(existsSync(journals) ? readdirSync(journals) : []);
    expect((await run(['deploy', soc, '--state', path.join(folder, 'recorded'), '--yes'])).exitCode).toBe(exitCodes.ok);
    const [made, other] = readdirSync(journals).filter(name => !before.has(name));
    expect(other).toBeUndefined();
    expect(readJournal(path.join(journals, made ?? '')).at(-1)).toMatchObject({ type: 'end', outcome: 'complete' });
    const own = path.join(folder, 'own.jsonl');
    expect((await run(['deploy', soc, '--yes', '--journal', own])).exitCode).toBe(exitCodes.ok);
    expect(readJournal(own)[0]?.type).toBe('begin');
    // A sandbox that forgets everything leaves nothing behind.
    expect((await run(['deploy', soc, '--yes'])).exitCode).toBe(exitCodes.ok);
    expect(readdirSync(journals)).toHaveLength(before.size + 1);
  });

  test('a journal that cannot be written ends it before the first write', async () => {
    const state = path.join(folder, 'unrecorded');
    const { err, exitCode } = await run(['deploy', soc, '--state', state, '--yes', '--journal', folder]);
    expect(err).toContain('nothing was deployed');
    expect(exitCode).toBe(exitCodes.failed);
    const { operations } = JSON.parse((await run(['plan', soc, '--state', state, '--json'])).out);
    expect(operations.length).toBeGreaterThan(0);
    expect(operations).toHaveLength(JSON.parse((await run(['plan', soc, '--json'])).out).operations.length);
  });

  test('without a terminal and without --yes nothing is written', async () => {
    const state = path.join(folder, 'untouched');
    const { err, exitCode } = await run(['deploy', soc, '--state', state]);
    expect(err).toContain('--yes');
    expect(exitCode).toBe(exitCodes.usage);
    expect(JSON.parse((await run(['plan', soc, '--state', state, '--json'])).out).operations.length).toBeGreaterThan(0);
  });

  test('a person who says no ends it', async () => {
    const { err, exitCode } = await run(['deploy', soc], { confirm: async () => false });
    expect(err).toContain('Nothing was written.');
    expect(exitCode).toBe(exitCodes.cancelled);
  });

  test('a saved plan is applied once, by itself; then it is stale', async () => {
    const state = path.join(folder, 'saved');
    const saved = path.join(folder, 'plan.json');
    expect((await run(['plan', soc, '--state', state, '--out', saved])).exitCode).toBe(exitCodes.ok);
    const deployed = await run(['deploy', '--plan', saved, '--state', state, '--yes', '--json']);
    expect(deployed.exitCode, deployed.err).toBe(exitCodes.ok);
    expect(JSON.parse(deployed.out).outcome).toBe('complete');
    const again = await run(['deploy', '--plan', saved, '--state', state, '--yes']);
    expect(again.exitCode).toBe(exitCodes.stalePlan);
    expect(again.err).toContain('catalog "SOC" in contoso has changed since the plan was made.');
    writeFileSync(saved, readFileSync(saved, 'utf8').replace('"SOC"', '"X"'));
    const edited = await run(['deploy', '--plan', saved, '--state', state, '--yes']);
    expect(edited.exitCode).toBe(exitCodes.stalePlan);
    expect(edited.err).toContain('was changed after it was saved');
    expect((await run(['deploy', '--state', state, '--yes'])).exitCode).toBe(exitCodes.usage);
  });

  test('whoami says who acts on each tenant before anything is written', async () => {
    const { out, exitCode } = await run(['whoami', soc]);
    expect(out).toContain('Contoso (3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01)');
    expect(out).toContain('Roles: Global Administrator');
    expect(out).toContain('Nothing is lacking.');
    expect(exitCode).toBe(exitCodes.ok);
    const json = JSON.parse((await run(['whoami', soc, '--json'])).out);
    expect(json).toMatchObject({
      schema: 'tenantry.whoami/1',
      tenants: [{ tenant: 'contoso', deploying: { lacks: { permissions: [], roles: [] } } }, { tenant: 'fabrikam' }],
    });
    expect(JSON.stringify(json)).not.toMatch(/eyJ/);
  });

  test('destroy shows what goes, asks, and takes away what deploy made', async () => {
    const state = path.join(folder, 'destroyed');
    expect((await run(['deploy', soc, '--state', state, '--yes'])).exitCode).toBe(exitCodes.ok);
    const refused = await run(['destroy', soc, '--state', state], { confirm: async () => false });
    expect(refused.exitCode).toBe(exitCodes.cancelled);
    expect((await run(['destroy', soc, '--state', state])).exitCode).toBe(exitCodes.usage);
    expect((await run(['drift', soc, '--state', state])).exitCode).toBe(exitCodes.ok);
    const unknown = await run(['destroy', soc, '--state', state, '--yes', '--only', 'group:contoso/nobody']);
    expect(unknown.exitCode).toBe(exitCodes.problems);
    const { err, exitCode } = await run(['destroy', soc, '--state', state, '--yes']);
    expect(exitCode, err).toBe(exitCodes.ok);
    expect(err).toContain('- catalog "SOC"');
    expect((await run(['destroy', soc, '--state', state, '--yes'])).err).toContain('There is nothing to remove.');
    expect((await run(['drift', soc, '--state', state])).out).toContain('missing: catalog "SOC"');
  });

  test('prune shows what goes, asks, and takes away what the topology no longer mentions', async () => {
    const state = path.join(folder, 'pruned');
    const tenant = 'tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }\n';
    const all = write('all.tenantry', `topology soc "SOC"\n${tenant}group readers "Readers" in contoso\ngroup writers "Writers" in contoso\n`);
    const less = write('less.tenantry', `topology soc "SOC"\n${tenant}group readers "Readers" in contoso\n`);
    expect((await run(['deploy', all, '--state', state, '--yes'])).exitCode).toBe(exitCodes.ok);
    expect((await run(['prune', all, '--state', state, '--yes'])).err).toContain('There is nothing to remove.');
    expect((await run(['prune', less, '--state', state], { confirm: async () => false })).exitCode).toBe(exitCodes.cancelled);
    const { out, err, exitCode } = await run(['prune', less, '--state', state, '--yes', '--json']);
    expect(exitCode, err).toBe(exitCodes.ok);
    expect(err).toContain('- group "Writers"  (no longer in the topology)');
    expect(JSON.parse(out)).toMatchObject({ schema: 'tenantry.report/1', operations: [{ title: 'group "Writers"', state: 'done' }] });
    const unnamed = await run(['prune', write('unnamed.tenantry', tenant), '--state', state, '--yes']);
    expect(unnamed.exitCode).toBe(exitCodes.problems);
    expect(unnamed.err).toContain('topology-without-name');
  });

  test('drift is told by the exit code and as JSON', async () => {
    const state = path.join(folder, 'drifting');
    expect((await run(['deploy', soc, '--state', state, '--yes'])).exitCode).toBe(exitCodes.ok);
    const none = await run(['drift', soc, '--state', state]);
    expect(none.out).toContain('No drift');
    expect(none.exitCode).toBe(exitCodes.ok);
    const file = write('drifted.tenantry', readFileSync(soc, 'utf8').replace('catalog socSource "SOC"', 'catalog socSource "SOC of Contoso"'));
    const { out, exitCode } = await run(['drift', file, '--state', state, '--json']);
    expect(exitCode).toBe(exitCodes.drift);
    expect(JSON.parse(out)).toMatchObject({ schema: 'tenantry.drift/1', drift: [{ state: 'different', changed: 'topology', tenant: 'contoso' }] });
  });

  test('a difference is adopted into the file, or put back by itself', async () => {
    const state = path.join(folder, 'adopted');
    const text =
      'tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }\ncatalog one "One" in contoso { description: "A" }\ncatalog two "Two" in contoso { description: "B" }\n';
    const theirs = write('theirs.tenantry', text.replace('"A"', '"X"').replace('"B"', '"Y"'));
    const ours = write('ours.tenantry', text);
    expect((await run(['deploy', theirs, '--state', state, '--yes'])).exitCode).toBe(exitCodes.ok);
    expect((await run(['drift', ours, '--state', state])).out).toContain('[catalog:contoso/one]');
    const refused = await run(['drift', ours, '--state', state, '--adopt', 'catalog:contoso/one', '--adopt', 'catalog:contoso/nobody']);
    expect([refused.exitCode, readFileSync(ours, 'utf8')]).toEqual([exitCodes.problems, text]);
    expect(refused.err).toContain('Nothing was adopted. Nothing that is called catalog:contoso/nobody is different.');
    const adopted = await run(['drift', ours, '--state', state, '--adopt', 'catalog:contoso/one']);
    expect(adopted.exitCode, adopted.err).toBe(exitCodes.ok);
    expect(adopted.err).toContain('1 difference is left.');
    expect(readFileSync(ours, 'utf8')).toBe(text.replace('"A"', '"X"'));
    expect((await run(['deploy', ours, '--state', state, '--yes', '--only', 'catalog:contoso/nobody'])).exitCode).toBe(exitCodes.problems);
    const { exitCode, err } = await run(['deploy', ours, '--state', state, '--yes', '--only', 'catalog:contoso/two']);
    expect(exitCode, err).toBe(exitCodes.ok);
    expect((await run(['drift', ours, '--state', state])).exitCode).toBe(exitCodes.ok);
  });

  test('a topology with errors is not planned', async () => {
    const { err, exitCode } = await run(['plan', write('broken.tenantry', 'tenant a { }')]);
    expect(err).toContain('missing-property');
    expect(exitCode).toBe(exitCodes.problems);
  });

  test('a Graph that is not there, not loopback or refused is a sentence, not a stack', async () => {
    const gone = await run(['plan', soc, '--graph', 'http://127.0.0.1:1']);
    expect(gone.err).toMatch(/cannot be reached/);
    expect(gone.exitCode).toBe(exitCodes.problems);
    const foreign = await run(['plan', soc, '--graph', 'https://graph.example.com']);
    expect(foreign.err).toMatch(/loopback/);
    expect(foreign.exitCode).toBe(exitCodes.usage);
    expect(gone.err + foreign.err).not.toMatch(/\bat .*\.ts:\d+/);
  });

  test('an unknown name is an error that lists what the tenant has', async () => {
    const sandbox = createSandbox();
    sandbox.seed(seedOf((await openProject(soc)).topology));
    const { url, close } = await sandbox.listen();
    const file = write('other.tenantry', readFileSync(soc, 'utf8').replace('existing group socLeads "SOC leads"', 'existing group socLeads "SOC leaders"'));
    const { err, exitCode } = await run(['plan', file, '--graph', url]).finally(close);
    expect(err).toMatch(/other\.tenantry:\d+:\d+ error .*"SOC leaders".*SOC leads/s);
    expect(exitCode).toBe(exitCodes.problems);
  });
});

describe('usage', () => {
  test('a file that is not there', async () => {
    const { err, exitCode } = await run(['check', 'nowhere.tenantry']);
    expect(err).toContain('nowhere.tenantry does not exist.');
    expect(exitCode).toBe(exitCodes.usage);
  });

  test('an unknown option, and options that exclude each other', async () => {
    expect((await run(['check', '--frobnicate'])).exitCode).toBe(exitCodes.usage);
    expect((await run(['plan', soc, '--graph', 'http://127.0.0.1:1', '--sign-in', 'azureCli'])).exitCode).toBe(exitCodes.usage);
  });

  test('the exit codes in the documentation are those of the program', () => {
    const page = readFileSync('docs/cli.md', 'utf8');
    for (const code of Object.values(exitCodes)) expect(page).toContain(`| ${code} |`);
  });
});
