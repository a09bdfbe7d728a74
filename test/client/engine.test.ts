import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAlive, type Run, readRun } from '../../client/deployments/run.ts';
import { EngineProcess } from '../../client/engine/engine-process.ts';
import type { DeployProgress, PlanResult, SandboxStatus, TokenParams } from '../../server/engine-protocol.ts';

const root = new URL('../../', import.meta.url);
const example = (name: string) => new URL(`examples/${name}`, root).toString();
const soc = example('soc-topology-1/soc.tenantry');
const inSandbox = { overlay: {}, target: 'sandbox', sandbox: { port: 0 } } as const;

const progress: DeployProgress[] = [];
const sandboxes: SandboxStatus[] = [];
const tokens: TokenParams[] = [];
/** By display name; else the editor's account. */
const signIns = new Map<string, 'azureCli'>();
const output: string[] = [];
let engine: EngineProcess;
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(os.tmpdir(), 'tenantry-engine-'));
  process.env['PATH'] = `${new URL('test/fakes', root).pathname}${path.delimiter}${process.env['PATH']}`;
  engine = new EngineProcess(new URL('server/engine.ts', root).pathname, {
    requests: {
      'host/signIn': async ({ displayName }) => {
        const how = signIns.get(displayName) ?? 'editor';
        return how === 'azureCli' ? { how } : { how: 'editor' };
      },
      'host/token': async request => {
        tokens.push(request);
        throw new Error('Nobody signed in.');
      },
    },
    notifications: {
      'engine/progress': state => progress.push(state),
      'engine/log': ({ message }) => output.push(message),
      'engine/sandboxChanged': status => sandboxes.push(status),
    },
    output: text => output.push(text),
    died: code => output.push(`ended with ${code}`),
  });
});

afterAll(async () => {
  engine.dispose();
  await rm(scratch, { recursive: true, force: true });
});

const journals = () => path.join(scratch, 'journals');
const plan = (rootUri: string, overlay: Record<string, string> = {}) => engine.request('engine/plan', { ...inSandbox, rootUri, overlay });

const operations = ({ tenants }: PlanResult) => tenants.reduce((sum, { create, update, remove }) => sum + create + update + remove, 0);

describe('the engine', () => {
  let first: PlanResult;

  test('plans SOC topology 1 for a sandbox that knows what the topology expects to exist', async () => {
    first = await plan(soc);
    expect(first.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(first.planId).toBeDefined();
    expect(first.tenants.map(({ displayName, domain, id }) => [displayName, domain, id])).toEqual([
      ['Contoso', 'contoso.com', '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01'],
      ['Fabrikam', 'fabrikam.com', '8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02'],
      ['Tailspin Toys', 'tailspintoys.com', 'c47f9e18-3d2a-4b6c-91e5-0a8d6f3b5e03'],
    ]);
    for (const { create, remove } of first.tenants) expect([create > 0, remove]).toEqual([true, 0]);
    expect(sandboxes.at(-1)).toMatchObject({ running: true, tenants: ['Contoso', 'Fabrikam', 'Tailspin Toys'] });
  });

  test('tells what the plan does to each thing that is drawn', () => {
    const marks = new Map(first.marks.map(({ key, ...mark }) => [key, mark]));
    for (const key of [
      'package:fabrikam/socReader',
      'group:tailspin/socHere',
      'policy:contoso/socMembers/Analysts',
      'sync:contoso/fabrikam',
      'sync:contoso/tailspin',
    ])
      expect(marks.get(key)?.kind, key).toBe('create');
    expect(marks.get('package:fabrikam/socReader')?.text).toContain('Eligible Member of directory role "Security Reader"');
    // What exists already, and what no file declares, is not touched.
    expect(marks.get('group:contoso/socAnalysts')).toBeUndefined();
    const [contoso] = first.tenants;
    expect(marks.get('tenant:contoso')?.badge).toContain(`+${contoso?.create}`);
    expect(first.files.map(uri => uri.split('/').pop())).toEqual(['soc.tenantry', 'tenants.tenantry']);
    expect(first.changes).toHaveLength(operations(first));
  });

  test('links the plan to the declarations', async () => {
    const text = await readFile(new URL(soc), 'utf8');
    const declared = (first.document?.links ?? []).filter(({ to }) => to.uri === soc);
    const packages = declared.filter(({ start, end }) => /^package "/.test(first.document?.text.slice(start, end) ?? ''));
    expect(packages.length).toBeGreaterThan(0);
    for (const { to } of packages) expect(['socMembers', 'socReader', 'socResponder']).toContain(text.slice(to.start, to.end));
  });

  test('deploys it with progress for each tenant, a journal and a report', async () => {
    const planned = operations(first);
    const result = await engine.request('engine/deploy', { planId: first.planId ?? '', journals: journals() });
    expect(result).toMatchObject({ target: 'sandbox', outcome: 'complete', done: planned, failed: 0, notStarted: 0 });
    expect(result.report.text).toContain('the sandbox');
    expect(progress.at(-1)?.tenants.map(({ displayName, ended, total }) => [displayName, ended === total])).toEqual([
      ['Contoso', true],
      ['Fabrikam', true],
      ['Tailspin Toys', true],
    ]);
    const journal = `${result.run}.jsonl`;
    expect((await readdir(journals())).sort()).toEqual([`${result.run}.json`, journal]);
    const lines = (await readFile(path.join(journals(), journal), 'utf8')).trim().split('\n');
    expect(lines.map(line => JSON.parse(line).type).filter(type => type === 'begin' || type === 'end')).toEqual(['begin', 'end']);
  });

  test('keeps what a deployment was and how it ended beside its journal', async () => {
    const [run] = await runs(journals());
    expect(run).toMatchObject({ state: 'complete', record: { root: soc, title: 'Deployment of soc', target: 'sandbox' } });
    expect(run?.record.tenants).toEqual(['Contoso', 'Fabrikam', 'Tailspin Toys']);
    const text = run?.record.result?.report.text ?? '';
    expect(text).toMatch(/^Fabrikam: \d+ done\n( {2}done: .+\n)* {2}done: package "Security Reader"\n/m);
    expect(text).not.toMatch(/ in (fabrikam|tailspin)$/m);
  });

  test('tells of an interrupted deployment what its journal knows', async () => {
    const [run] = await runs(journals());
    const lines = (await readFile(path.join(journals(), `${run?.id}.jsonl`), 'utf8')).trim().split('\n');
    const torn = lines.slice(0, lines.findIndex(line => JSON.parse(line).type === 'intent') + 1);
    const journal = path.join(scratch, 'torn.jsonl');
    await writeFile(journal, `${torn.join('\n')}\n{"seq":`);
    const { text } = await engine.request('engine/interruptedReport', { journal, title: 'Deployment of soc' });
    expect(text).toContain('0 writes answered, 1 write without a known answer.');
    expect(text).toMatch(/failed: (POST|PATCH|PUT) \S+ in \w+: sent, but no answer is known/);
  });

  test('has nothing to do after that', async () => {
    const again = await plan(soc);
    expect(again.planId).toBeUndefined();
    expect(operations(again)).toBe(0);
    expect(again.document?.text).toContain('nothing to do');
  });

  test('deploys a plan once', async () => {
    await expect(engine.request('engine/deploy', { planId: first.planId ?? '', journals: journals() })).rejects.toThrow(/Plan again/);
  });

  test('plans the text of the editor, not the one on the disk', async () => {
    const text = await readFile(new URL(soc), 'utf8');
    const edited = await plan(soc, { [soc]: text.replace('"Look at incidents, for every analyst"', '"Look at incidents"') });
    expect(edited.tenants.map(({ displayName, create, update, remove }) => [displayName, create, update, remove])).toEqual([
      ['Contoso', 0, 0, 0],
      ['Fabrikam', 0, 1, 0],
      ['Tailspin Toys', 0, 1, 0],
    ]);
    expect(Object.fromEntries(edited.marks.map(({ key, kind, badge }) => [key, badge ?? kind]))).toEqual({
      'package:fabrikam/socReader': 'change',
      'package:tailspin/socReader': 'change',
      'tenant:fabrikam': '~1',
      'tenant:tailspin': '~1',
    });
  });

  test('refuses to plan a topology with errors, and says which and where', async () => {
    const text = await readFile(new URL(soc), 'utf8');
    const broken = await plan(soc, { [soc]: text.replace('catalog: socSource', 'catalog: socSoruce') });
    expect(broken.planId).toBeUndefined();
    expect(broken.document).toBeUndefined();
    const line = text.split('\n').findIndex(line => line.includes('catalog: socSource')) + 1;
    expect(broken.problems[0]).toMatchObject({ severity: 'error', at: `soc.tenantry:${line}:12`, place: { uri: soc } });
    expect(broken.problems[0]?.message).toContain('socSoruce');
  });

  test('plans a text that was never saved, with places in it', async () => {
    const uri = 'untitled:Untitled-1';
    const text = 'tenant wingtip "Wingtip" {\n  id: "1b1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c77"\n  domains: "wingtip.com"\n}\ngroup a "A" in wingtip\n';
    const made = await plan(uri, { [uri]: text });
    expect(made).toMatchObject({ files: [uri], changes: [{ action: 'create', title: 'group "A"', place: { uri } }] });
    const broken = await plan(uri, { [uri]: text.replace('in wingtip', 'in wingtop') });
    expect(broken.problems[0]).toMatchObject({ at: 'Untitled-1:5:16', place: { uri } });
  });

  test('says that a root file cannot be read', async () => {
    await expect(plan(example('absent.tenantry'))).rejects.toThrow(/absent\.tenantry/);
  });

  test('asks for a token of each live tenant and reports that there is none', async () => {
    const live = await engine.request('engine/plan', { ...inSandbox, rootUri: soc, target: 'live' });
    expect(new Set(tokens.map(({ displayName }) => displayName))).toEqual(new Set(['Contoso', 'Fabrikam', 'Tailspin Toys']));
    expect(tokens.map(({ scopes }) => scopes)).toContainEqual(['https://graph.microsoft.com/.default']);
    expect(live.planId).toBeUndefined();
    expect(live.problems.filter(({ severity, message }) => severity === 'error' && message.endsWith(': Nobody signed in.'))).toHaveLength(3);
  });

  test('says who signs in with the Azure CLI, and keeps the token to itself', async () => {
    signIns.set('Contoso', 'azureCli').set('Fabrikam', 'azureCli');
    const who = await engine.request('engine/whoami', { rootUri: soc, overlay: {}, tenant: 'contoso' });
    expect(who).toEqual({ account: 'ana@contoso.com' });
  });

  test('refuses a sign-in to another tenant, and names both', async () => {
    const wrong = engine.request('engine/whoami', { rootUri: soc, overlay: {}, tenant: 'fabrikam' });
    await expect(wrong).rejects.toThrow(
      'The sign-in for Fabrikam (8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02) belongs to the tenant 3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01. Nothing was sent.',
    );
    signIns.delete('Contoso');
    const live = await engine.request('engine/plan', { ...inSandbox, rootUri: soc, target: 'live' });
    signIns.delete('Fabrikam');
    expect(live.planId).toBeUndefined();
    expect(live.problems).toContainEqual(expect.objectContaining({ tenant: 'fabrikam', code: 'wrong-tenant', severity: 'error' }));
  });

  test('shows a drift on the picture and as a document, and offers nothing to deploy', async () => {
    const text = await readFile(new URL(soc), 'utf8');
    const overlay = { [soc]: text.replace('"Look at incidents, for every analyst"', '"Look at incidents"') };
    const drift = await engine.request('engine/plan', { ...inSandbox, rootUri: soc, overlay, view: 'drift' });
    expect(drift).toMatchObject({ view: 'drift', problems: [] });
    expect(drift.planId).toBeUndefined();
    expect(Object.fromEntries(drift.marks.map(({ key, kind, badge }) => [key, badge ?? kind]))).toEqual({
      'package:fabrikam/socReader': 'drift',
      'package:tailspin/socReader': 'drift',
      'tenant:fabrikam': '≠1',
      'tenant:tailspin': '≠1',
    });
    expect(drift.document?.title).toBe('Drift of soc');
    expect(drift.document?.text).toMatch(/^Fabrikam \(8d6e2b94-[^)]+\): 1 of \d+ objects$/m);
    expect(drift.document?.links).toHaveLength(2);
  });

  test('a difference of the drift can be adopted, with all that one declaration says, or planned alone', async () => {
    const text = await readFile(new URL(soc), 'utf8');
    const overlay = { [soc]: text.replace('"Look at incidents, for every analyst"', '"Look at incidents"') };
    const { document } = await engine.request('engine/plan', { ...inSandbox, rootUri: soc, overlay, view: 'drift' });
    const [item, second] = document?.drifted ?? [];
    expect([item?.id, second?.id]).toEqual(['package:fabrikam/socReader', 'package:tailspin/socReader']);
    expect(document?.text.slice(item?.start).split('\n')[0]).toBe('  [package:fabrikam/socReader]');
    expect(overlay[soc]?.slice(item?.ignorable?.start, item?.ignorable?.end)).toBe('socReader');
    const added = { [soc]: `${text}\ngroup added "Added" in fabrikam\n` };
    const missing = await engine.request('engine/plan', { ...inSandbox, rootUri: soc, overlay: added, view: 'drift' });
    expect(missing.document?.drifted).toMatchObject([{ id: 'group:fabrikam/added' }]);
    expect(missing.document?.drifted?.[0]?.ignorable).toBeUndefined();

    const adopted = await engine.request('engine/adopt', { ...inSandbox, rootUri: soc, overlay, ids: [item?.id ?? ''] });
    expect(adopted).toEqual({ files: [{ uri: soc, text }], refused: [], warnings: [] });
    const refused = await engine.request('engine/adopt', { ...inSandbox, rootUri: soc, overlay, ids: ['group:fabrikam/nobody'] });
    expect(refused).toEqual({ files: [], refused: ['Nothing that is called group:fabrikam/nobody is different.'], warnings: [] });

    const alone = await engine.request('engine/plan', { ...inSandbox, rootUri: soc, overlay, only: [second?.id ?? ''] });
    expect(alone.planId).toBeDefined();
    expect(alone.changes.map(({ tenant, action }) => [tenant, action])).toEqual([['tailspin', 'update']]);
  });

  test('draws a picture that stands alone', async () => {
    const { text } = await engine.request('engine/drawing', { rootUri: soc, overlay: {}, format: 'svg' });
    expect(text).toMatch(/^<svg /);
    expect(text).toContain('Tailspin Toys');
  });

  test('records what goes over the wire when asked, without the tokens', async () => {
    const text = await readFile(new URL(soc), 'utf8');
    const { planId = '' } = await plan(soc, { [soc]: text.replace('"Look at incidents, for every analyst"', '"Look at incidents"') });
    const { run } = await engine.request('engine/deploy', { planId, journals: journals(), trace: true });
    const kept = (await runs(journals())).find(({ id }) => id === run);
    expect(kept).toMatchObject({ state: 'complete', record: { traced: true } });
    const har = await readFile(path.join(journals(), `${run}.har`), 'utf8');
    const headers: { name: string; value: string }[] = JSON.parse(har).log.entries.flatMap(
      ({ request }: { request: { headers: object[] } }) => request.headers,
    );
    const tokens = headers.filter(({ name }) => name.toLowerCase() === 'authorization').map(({ value }) => value);
    expect(tokens.length).toBeGreaterThan(0);
    for (const value of tokens) expect(value).toMatch(/\.redacted$/);
    expect((await runs(journals())).filter(({ record }) => record.traced)).toHaveLength(1);
  });

  test('empties the sandbox, so that everything is to be created again', async () => {
    await engine.request('engine/resetSandbox', inSandbox.sandbox);
    const again = await plan(soc);
    expect(again.tenants.map(({ create }) => create)).toEqual(first.tenants.map(({ create }) => create));
  });

  test('says before a deployment which directory roles the account of the sandbox lacks', async () => {
    const as = (roles: readonly string[]) =>
      engine.request('engine/plan', { ...inSandbox, sandbox: { ...inSandbox.sandbox, roles }, rootUri: soc, overlay: {} });
    const reader = await as(['Global Reader']);
    expect(reader.lacks.map(({ displayName }) => displayName)).toEqual(['Contoso', 'Fabrikam', 'Tailspin Toys']);
    expect(reader.lacks[0]?.roles).toContain('Identity Governance Administrator');
    expect((await as(['global administrator'])).lacks).toEqual([]);
    const { problems, planId } = await as(['Chief of Everything']);
    expect(planId).toBeUndefined();
    expect(problems[0]).toMatchObject({ severity: 'error', message: expect.stringContaining('"Chief of Everything"') });
  });

  test('keeps the contents of a sandbox in a folder when asked', async () => {
    await engine.request('engine/stopSandbox', null);
    const sandbox = { port: 0, persist: path.join(scratch, 'sandbox') };
    const made = await engine.request('engine/plan', { ...inSandbox, rootUri: soc, sandbox });
    await engine.request('engine/deploy', { planId: made.planId ?? '', journals: journals() });
    await engine.request('engine/stopSandbox', null);
    const again = await engine.request('engine/plan', { ...inSandbox, rootUri: soc, sandbox });
    expect(again.planId).toBeUndefined();
    expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('ends a deployment that is cancelled, and counts what was done and what was not', async () => {
    await engine.request('engine/stopSandbox', null);
    const made = await plan(soc);
    const { CancellationTokenSource } = await import('vscode-jsonrpc/node');
    const source = new CancellationTokenSource();
    const ending = engine.request('engine/deploy', { planId: made.planId ?? '', journals: journals() }, source.token);
    source.cancel();
    const result = await ending;
    expect(result).toMatchObject({ outcome: 'cancelled', failed: 0 });
    expect(result.done + result.notStarted).toBe(operations(made));
    expect(result.notStarted).toBeGreaterThan(0);
    // What was not started stands under its tenant, and leads to its declaration.
    expect(result.report.text).toMatch(/^Fabrikam: (\d+ done, )?\d+ not started\n( {2}(done|not started): [^\n]+\n)+$/m);
    expect(result.report.links).toHaveLength(operations(made));
  });

  test('says that the sandbox has the domain of another tenant from an earlier topology', async () => {
    const text = (id: string) => `tenant contoso "Contoso" {\n  id: "${id}"\n  domains: "contoso.com"\n}\ngroup a "A" in contoso\n`;
    await engine.request('engine/resetSandbox', inSandbox.sandbox);
    const uri = new URL('domain.tenantry', root).toString();
    const first = await plan(uri, { [uri]: text('3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01') });
    expect(first.planId).toBeDefined();
    const second = await plan(uri, { [uri]: text('8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02') });
    expect(second.planId).toBeUndefined();
    expect(second.problems[0]).toMatchObject({ code: 'sandbox-domain-taken', severity: 'error' });
    expect(second.problems[0]?.message).toContain('contoso.com');
  });

  test('finishes what is in flight and closes the journal when the window goes away', async () => {
    await engine.request('engine/resetSandbox', inSandbox.sandbox);
    const folder = path.join(scratch, 'left');
    const made = await plan(soc);
    const { pid } = await engine.request('engine/status', null);
    const started = progress.length;
    const answer = engine.request('engine/deploy', { planId: made.planId ?? '', journals: folder });
    answer.catch(() => undefined);
    await expect.poll(() => progress.length, { timeout: 10_000, interval: 5 }).toBeGreaterThan(started);
    engine.dispose();
    await expect(answer).rejects.toThrow(/ended before it answered/);
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
    const [run] = await runs(folder);
    expect(run?.state).toBe('cancelled');
    const lines = (await readFile(path.join(folder, `${run?.id}.jsonl`), 'utf8'))
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    const count = (type: string) => lines.filter(line => line.type === type).length;
    expect(lines.at(-1)).toMatchObject({ type: 'end' });
    expect(count('result')).toBe(count('intent'));
  });

  test('ends with its channel and starts anew with the next request', async () => {
    const { pid } = await engine.request('engine/status', null);
    engine.dispose();
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
    expect((await engine.request('engine/status', null)).pid).not.toBe(pid);
    expect(output).toEqual([]);
  });
});

/** The runs in a folder, as the extension lists them. */
async function runs(folder: string): Promise<Run[]> {
  const ids = (await readdir(folder)).filter(name => name.endsWith('.json')).map(name => name.replace(/\.json$/, ''));
  const read = await Promise.all(ids.map(async id => readRun(id, await readFile(path.join(folder, `${id}.json`), 'utf8'), isAlive)));
  return read.filter(run => run !== undefined);
}
