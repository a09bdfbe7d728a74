import { describe, expect, test } from 'vitest';
import { applied, projectOf } from '../rules/check-text.ts';
import { createWorkspace, textAt } from './workspace.ts';

const link = 'sync contoso -> fabrikam {\n  scope: all\n}\n';

const codes = async (text: string) => (await projectOf(text)).problems.map(({ code }) => code).sort();
const about = async (text: string) =>
  (await projectOf(text)).problems.filter(({ code }) => code.includes('ignore')).map(({ code, message, span }) => [code, message, span]);

describe('a comment ignores a problem', () => {
  test('of the declaration below, with its body', async () => {
    expect(await codes(link)).toContain('sync-all-scope');
    expect(await codes(`// tenantry-ignore sync-all-scope: everybody works for both\n${link}`)).not.toContain('sync-all-scope');
    expect(await codes(`// Everybody.\n// tenantry-ignore sync-all-scope: everybody works for both\n// And more.\n\n${link}`)).not.toContain('sync-all-scope');
  });

  test('of the property below, and of nothing else', async () => {
    const inside = link.replace('  scope', '  // tenantry-ignore sync-all-scope: everybody works for both\n  scope');
    expect(await codes(inside)).not.toContain('sync-all-scope');
    expect(await codes(inside)).not.toContain('unused-ignore');
    const above = link.replace('  scope', '  // tenantry-ignore sync-all-scope: everybody works for both\n  trust: mfa\n  scope');
    expect(await codes(above)).toEqual(expect.arrayContaining(['sync-all-scope', 'unused-ignore']));
  });

  test('of the line in front of it', async () => {
    expect(await codes(link.replace('all', 'all // tenantry-ignore sync-all-scope: everybody works for both'))).not.toContain('sync-all-scope');
    expect(await codes(link.replace('{', '{ // tenantry-ignore sync-all-scope: everybody works for both'))).toEqual(
      expect.arrayContaining(['sync-all-scope', 'unused-ignore']),
    );
  });

  test('of that code and that declaration only', async () => {
    const two = `// tenantry-ignore sync-all-scope: everybody works for both\n${link}${link.replace('fabrikam', 'tailspin')}`;
    expect((await codes(two)).filter(code => code === 'sync-all-scope')).toHaveLength(1);
    const other = `// tenantry-ignore test-to-production: everybody works for both\n${link}`;
    expect(await codes(other)).toEqual(expect.arrayContaining(['sync-all-scope', 'unused-ignore']));
  });

  test('of a declaration that is broken elsewhere', async () => {
    const broken = 'sync contoso -> fabrikam {\n  scope: all\n  :\n}\n';
    expect(await codes(broken)).toEqual(expect.arrayContaining(['sync-scope-empty', 'syntax']));
    const ignored = await codes(`// tenantry-ignore sync-scope-empty: filled by hand\n${broken}`);
    expect(ignored).toContain('syntax');
    expect(ignored).not.toContain('sync-scope-empty');
  });

  test('but does not document anything', async () => {
    const { topology } = await projectOf(`// Everybody.\n// tenantry-ignore sync-all-scope: everybody works for both\n${link}`);
    expect(topology.links[0]?.documentation).toBe('Everybody.');
  });
});

describe('what is wrong with such comments', () => {
  test('nothing to ignore: it can be removed', async () => {
    const text = `// tenantry-ignore sync-all-scope: why\n${link.replace('all', 'assigned')}`;
    const { problems, offset } = await projectOf(text);
    const problem = problems.find(({ code }) => code === 'unused-ignore');
    expect(problem).toMatchObject({ severity: 'warning', unused: true, message: 'There is no "sync-all-scope" to ignore here.' });
    expect(applied(text, problem?.fixes?.[0]?.edits ?? [], offset)).toBe(`\n${link.replace('all', 'assigned')}`);
  });

  test('an unknown code', async () => {
    const text = `// tenantry-ignore sync-all-scop: why\n${link}`;
    const { problems, offset } = await projectOf(text);
    const problem = problems.find(({ code }) => code === 'ignore-unknown-code');
    expect(problem?.message).toBe('There is no problem "sync-all-scop". Did you mean "sync-all-scope"?');
    expect(await codes(applied(text, problem?.fixes?.[0]?.edits ?? [], offset))).not.toContain('sync-all-scope');
  });

  test.each([
    ['no code', '// tenantry-ignore', 'ignore-unknown-code', 'Name the code of the problem: // tenantry-ignore code: reason.'],
    [
      'no reason',
      '// tenantry-ignore sync-all-scope',
      'ignore-without-reason',
      'Say why "sync-all-scope" does not matter here: // tenantry-ignore sync-all-scope: reason.',
    ],
    [
      'an error of structure',
      '// tenantry-ignore missing-property: later',
      'ignore-not-possible',
      '"missing-property" cannot be ignored: the topology would not be what the text says.',
    ],
  ])('%s', async (_, comment, code, message) => {
    expect(await about(`${comment}\n${link}`)).toEqual([[code, message, expect.anything()]]);
  });

  test('errors of structure stay', async () => {
    expect(await codes(`// tenantry-ignore unresolved-reference: later\nsync contoso -> nowhere\n`)).toContain('unresolved-reference');
  });

  test('texts and other comments are no such comments', async () => {
    expect(await about(`group g "// tenantry-ignore x" in contoso\n/* // tenantry-ignore x */\n// see tenantry-ignore x\n// tenantry-ignored x\n`)).toEqual([]);
  });
});

const tenants = `tenant a "A" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }
tenant b "B" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }
// tenantry-ignore sync-scope-empty: filled by hand
sync a -> b
`;

test('in a shared file, a comment is of use when one of the topologies needs it', async () => {
  const workspace = createWorkspace({
    'shared.tenantry': tenants,
    'one.tenantry': 'import "./shared.tenantry"\n',
    'two.tenantry': 'import "./shared.tenantry"\npackage p in a { grants: sync to b }\n',
  });
  await workspace.start();
  expect(workspace.diagnostics('shared.tenantry')).toEqual([]);
  await workspace.type('one.tenantry', 'import "./shared.tenantry"\npackage p in a { grants: sync to b }\n');
  const [unused] = workspace.diagnostics('shared.tenantry');
  expect(unused).toMatchObject({ code: 'unused-ignore', tags: [1] });
  expect(unused && textAt(tenants, unused.range)).toBe('// tenantry-ignore sync-scope-empty: filled by hand');
});

test('severities of the workspace hold for every file, until they change', async () => {
  const workspace = createWorkspace({ 'main.tenantry': tenants.replace(/\/\/.*\n/, '') });
  await workspace.start();
  const severity = () => workspace.document('main.tenantry').diagnostics?.find(({ code }) => code === 'sync-scope-empty')?.severity;
  const configure = async (rules: object) => {
    workspace.shared.workspace.ConfigurationProvider.updateConfiguration({ settings: { tenantry: { rules } } });
    await workspace.shared.workspace.DocumentBuilder.update([], []);
  };
  expect(severity()).toBe(1);
  await configure({ 'sync-scope-empty': 'info' });
  expect(severity()).toBe(3);
  await configure({ 'sync-scope-empty': 'off' });
  expect(severity()).toBeUndefined();
  await configure({});
  expect(severity()).toBe(1);
});
