import { expect, test } from 'vitest';
import { createWorkspace, uriOf } from './workspace.ts';

const tenants = 'tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }\n';
const group = 'import "./tenants.tenantry"\ngroup analysts "Analysts" in contoso\n';

async function started(files: Record<string, string>) {
  const workspace = createWorkspace(files);
  await workspace.start();
  return workspace;
}

const roots = (workspace: Awaited<ReturnType<typeof started>>, name: string) =>
  workspace.shared.workspace.Projects.of(uriOf(name)).map(project => project.root.slice('file:///w/'.length));

test('files that no other file imports are roots; an imported file belongs to every root above it', async () => {
  const workspace = await started({ 'tenants.tenantry': tenants, 'a.tenantry': group, 'b.tenantry': 'import "./a.tenantry"\n', 'c.tenantry': group });
  expect(roots(workspace, 'tenants.tenantry')).toEqual(['b.tenantry', 'c.tenantry']);
  expect(roots(workspace, 'a.tenantry')).toEqual(['b.tenantry']);
  expect(roots(workspace, 'c.tenantry')).toEqual(['c.tenantry']);
});

test('files in an import cycle are roots of their own, and each is told where the circle closes', async () => {
  const workspace = await started({ 'a.tenantry': 'import "./b.tenantry"\n', 'b.tenantry': 'import "./a.tenantry"\n' });
  expect(roots(workspace, 'a.tenantry')).toEqual(['a.tenantry', 'b.tenantry']);
  expect(workspace.diagnostics('a.tenantry').map(({ code }) => code)).toEqual(['import-cycle']);
  expect(workspace.diagnostics('b.tenantry').map(({ code }) => code)).toEqual(['import-cycle']);
});

test('every file of the workspace is checked at start, also closed ones', async () => {
  const workspace = await started({ 'tenants.tenantry': tenants, 'a.tenantry': group.replace('in contoso', 'in contosso') });
  expect(workspace.messages('a.tenantry')).toEqual(['Cannot find a tenant "contosso". Did you mean "contoso"?']);
  expect(workspace.messages('tenants.tenantry')).toEqual([]);
});

test('an edit of an imported file says something new about its importers', async () => {
  const workspace = await started({ 'tenants.tenantry': tenants, 'a.tenantry': group });
  expect(workspace.messages('a.tenantry')).toEqual([]);
  await workspace.type('tenants.tenantry', tenants.replace('tenant contoso', 'tenant fabrikam'));
  expect(workspace.messages('a.tenantry')).toEqual(['Cannot find a tenant "contoso".']);
  await workspace.type('tenants.tenantry', tenants);
  expect(workspace.messages('a.tenantry')).toEqual([]);
});

test('a file that is created, deleted or begins to be imported changes its importers', async () => {
  const workspace = await started({ 'a.tenantry': group });
  expect(workspace.messages('a.tenantry')[0]).toBe('"./tenants.tenantry" does not exist.');
  await workspace.store('tenants.tenantry', tenants);
  expect(workspace.messages('a.tenantry')).toEqual([]);
  await workspace.remove('tenants.tenantry');
  expect(workspace.messages('a.tenantry')[0]).toBe('"./tenants.tenantry" does not exist.');
});

test('a fragment that is wrong alone is right once somebody imports it', async () => {
  const workspace = await started({ 'tenants.tenantry': tenants, 'part.tenantry': 'group analysts "Analysts" in contoso\n' });
  expect(workspace.messages('part.tenantry')).toEqual(['Cannot find a tenant "contoso".']);
  await workspace.store('main.tenantry', 'import "./tenants.tenantry"\nimport "./part.tenantry"\n');
  expect(workspace.messages('part.tenantry')).toEqual([]);
});

test('imports outside of the workspace are loaded on demand', async () => {
  const workspace = createWorkspace({ 'a.tenantry': group.replace('./tenants', '../shared/tenants') });
  workspace.stored.insert('file:///shared/tenants.tenantry', tenants);
  await workspace.start();
  expect(workspace.messages('a.tenantry')).toEqual([]);
  expect(roots(workspace, 'a.tenantry')).toEqual(['a.tenantry']);
});

test('a project is built once per change, not once per question', async () => {
  const workspace = await started({ 'tenants.tenantry': tenants, 'a.tenantry': group, 'other.tenantry': tenants });
  const { Projects } = workspace.shared.workspace;
  const before = Projects.for(uriOf('a.tenantry'));
  const other = Projects.for(uriOf('other.tenantry'));
  expect(Projects.for(uriOf('tenants.tenantry'))).toBe(before);
  await workspace.type('a.tenantry', `${group}\n// more`);
  expect(Projects.for(uriOf('a.tenantry'))).not.toBe(before);
  expect(Projects.for(uriOf('other.tenantry'))).toBe(other);
});

test('a problem that several projects see is told once', async () => {
  const workspace = await started({ 'tenants.tenantry': tenants.replace('id:', 'idd:'), 'a.tenantry': group, 'b.tenantry': group });
  expect(workspace.diagnostics('tenants.tenantry').map(({ code }) => code)).toEqual(['unknown-property', 'missing-property']);
});

test('a diagnostic carries code, severity, place, the other half and the fix', async () => {
  const workspace = await started({
    'tenants.tenantry': tenants,
    'a.tenantry': `${group}group analysts "Again" in contosso\ngroup analysts "Twice" in contoso\n`,
  });
  const [unknown, twice] = workspace.diagnostics('a.tenantry');
  expect(unknown).toMatchObject({ source: 'tenantry', code: 'unresolved-reference', severity: 1, range: { start: { line: 2 }, end: { line: 2 } } });
  expect(unknown?.data.fixes[0].title).toBe('Change to "contoso"');
  expect(twice).toMatchObject({
    code: 'duplicate-name',
    relatedInformation: [{ message: 'first declared here', location: { range: { start: { line: 1 } } } }],
  });
});

test('a file of no folder, opened alone, brings its imports', async () => {
  const workspace = createWorkspace({});
  workspace.stored.insert('file:///elsewhere/tenants.tenantry', tenants);
  await workspace.start();
  await workspace.type('../elsewhere/a.tenantry', group);
  expect(workspace.messages('../elsewhere/a.tenantry')).toEqual([]);
  await workspace.type('../elsewhere/a.tenantry', group.replace('in contoso', 'in contosso'));
  expect(workspace.messages('../elsewhere/a.tenantry')).toEqual(['Cannot find a tenant "contosso". Did you mean "contoso"?']);
});
