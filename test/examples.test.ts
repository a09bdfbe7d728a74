import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { NodeFileSystem } from 'langium/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { apply, connect, type DeployReport, type Plan, plan, Trace } from '../deploy/index.ts';
import { layoutDiagram, outline, renderMermaid, renderSvg } from '../language/diagram/index.ts';
import { loadProject, type Project } from '../language/index.ts';
import { seedOf } from '../rehearsal/index.ts';
import { createSandbox } from '../sandbox/index.ts';

/** The root file of each example, with how many links it makes. */
const examples: readonly (readonly [string, number])[] = [
  ['soc-topology-1/soc.tenantry', 2],
  ['soc-topology-2/soc.tenantry', 0],
  ['hub-application/hub.tenantry', 3],
  ['hub-user/users.tenantry', 3],
  ['mesh/mesh.tenantry', 12],
  ['joint-venture/venture.tenantry', 0],
  ['production-test/test-tenant.tenantry', 1],
  ['birthright/birthright.tenantry', 2],
];

const contract = new URL('../../shared/tools/graph-contract/lib/index.mjs', import.meta.url);

test('every example is in the list', () => {
  expect(readdirSync('examples').sort()).toEqual([...new Set(examples.map(([file]) => file.split('/')[0]))].sort());
});

describe.each(examples)('%s', (file, links) => {
  let project: Project;
  let first: Plan;
  let report: DeployReport;
  let second: Plan;
  const trace = new Trace();

  beforeAll(async () => {
    project = await loadProject(pathToFileURL(`examples/${file}`).toString(), NodeFileSystem.fileSystemProvider());
    const sandbox = createSandbox();
    sandbox.seed(seedOf(project.topology));
    const place = { graphRoot: 'http://127.0.0.1', fetch: (request: Request) => sandbox.request(request), trace };
    const connections = await connect(project.topology, place);
    first = await plan(project.topology, connections);
    report = await apply(first, project.topology, connections);
    second = await plan(project.topology, await connect(project.topology, place));
  });

  test('has no problems', () => {
    expect(project.problems).toEqual([]);
    expect(project.topology.links).toHaveLength(links);
  });

  test('is drawn: every tenant and package is in the picture, the outline and the Mermaid text', () => {
    const { topology } = project;
    const svg = renderSvg(layoutDiagram(topology));
    const names = [...topology.tenants, ...topology.resources.filter(({ kind }) => kind === 'package')].map(({ displayName }) => displayName);
    for (const text of [outline(topology), renderMermaid(topology)]) for (const name of names) expect(text).toContain(name);
    for (const { key } of [...topology.tenants, ...topology.links]) expect(svg).toContain(`data-key="${key}"`);
  });

  test('is deployed completely', () => {
    expect(first.problems).toEqual([]);
    expect(report.operations.filter(({ state }) => state !== 'done')).toEqual([]);
    expect(report.outcome).toBe('complete');
    expect(report.operations.filter(({ verified }) => verified === false)).toEqual([]);
  });

  test('is planned empty afterwards', () => {
    expect(second.operations).toEqual([]);
    expect(second.problems).toEqual([]);
  });

  test.runIf(existsSync(contract))('keeps the published contract of Microsoft Graph', async () => {
    const { checkTrace } = (await import(contract.href)) as { checkTrace(har: object): { findings: { severity: string }[] } };
    expect(checkTrace(trace.toHar()).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
