import { expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { directoryRoles } from '../../../language/data/roles.ts';
import { kinds } from '../../../language/kinds/index.ts';
import { createWorkspace, marked } from './workspace.ts';

const base = `tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }
tenant fabrikam "Fabrikam" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }
tenant tailspin "Tailspin" { id: "c47f9e18-3d2a-4b6c-91e5-0a8d6f3b5e03" }
tenants targets = fabrikam, tailspin
group analysts "Analysts" in contoso
group leads "Leads" in targets
group fabrikamOnly "Only" in fabrikam
existing user ana "ana@contoso.com" in contoso
existing application payroll "Payroll" in fabrikam
extension socRole: String in targets
catalog roles "Roles" in targets
mapping soc { department <- [department] }
`;

async function complete(
  text: string,
  more: Record<string, string> = {},
): Promise<{ labels: string[]; items: CompletionItem[]; accept(label: string): string }> {
  const { text: typed, offset } = marked(text);
  const workspace = createWorkspace({ 'base.tenantry': base, 'a.tenantry': `import "./base.tenantry"\n`, ...more });
  await workspace.start();
  const whole = `import "./base.tenantry"\n${typed}`;
  await workspace.type('a.tenantry', whole);
  const list = await workspace.language.lsp.CompletionProvider?.getCompletion(
    workspace.document('a.tenantry'),
    workspace.at('a.tenantry', offset + whole.length - typed.length),
  );
  const items = list?.items ?? [];
  return {
    items,
    labels: items.map(({ label }) => label),
    accept(label) {
      const item = items.find(one => one.label === label);
      if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`No proposal ${label} among ${items.map(one => one.label).join(', ')}`);
      return TextDocument.applyEdits(TextDocument.create('', '', 0, whole), [item.textEdit]).slice(whole.length - typed.length);
    },
  };
}

test('a declaration starts with a kind, existing or import', async () => {
  const { labels, items } = await complete('<|>');
  expect(labels).toEqual([...kinds.map(({ keyword }) => keyword), 'existing', 'import']);
  expect(items.find(({ label }) => label === 'tenant')).toMatchObject({ detail: 'tenant', insertTextFormat: 2 });
});

test('after existing come the kinds that can be referred to, by their header alone', async () => {
  const { labels, accept } = await complete('existing <|>');
  expect(labels).toEqual(['group', 'user', 'application', 'extension', 'catalog', 'package', 'organization']);
  expect(accept('catalog')).toBe('existing catalog ${1:name} "${2:Display name}" in ${3:contoso}');
});

test.each([
  ['group x "X" in <|>', ['contoso', 'fabrikam', 'tailspin', 'targets']],
  ['group x "X" in contoso, <|>', ['fabrikam', 'tailspin', 'targets']],
  ['sync <|>', ['contoso', 'fabrikam', 'tailspin', 'targets']],
  ['sync contoso -> <|>', ['fabrikam', 'tailspin', 'targets']],
  ['sync targets -> <|>', ['contoso', 'fabrikam', 'tailspin', 'targets']],
  ['sync contoso -> fabrikam, t<|>', ['tailspin', 'targets']],
  ['access contoso with <|> {\n}', ['fabrikam', 'tailspin', 'targets']],
  ['tenants all = <|>', ['contoso', 'fabrikam', 'tailspin', 'targets']],
  ['mesh contoso, <|>', ['fabrikam', 'tailspin', 'targets']],
  ['extension x: <|>', ['String', 'Boolean', 'DateTime', 'Integer', 'LargeInteger', 'Binary']],
  ['sync contoso <|>', ['->']],
  ['access contoso <|>', ['with']],
  ['group x "X" <|>', ['in']],
  ['group <|>', []],
])('header: %s', async (text, expected) => {
  expect((await complete(text)).labels).toEqual(expected);
});

test('a body offers the properties that are not set, before or behind the cursor, and nested blocks', async () => {
  const { labels, items, accept } = await complete(
    'package p "P" in targets {\n  hidden: true\n  <|>\n  grants: role "Security Reader"\n}\ngroup z "Z" in contoso',
  );
  expect(labels).toEqual(['description', 'catalog', 'policy']);
  expect(items[1]?.documentation).toMatchObject({ kind: 'markdown', value: expect.stringContaining('cannot be changed later') });
  expect(items[1]?.command?.command).toBe('editor.action.triggerSuggest');
  expect(accept('catalog')).toContain('  catalog: \n');
});

test('a property name in front of its colon is replaced without another colon', async () => {
  const { accept } = await complete('sync contoso -> fabrikam {\n  sc<|>: assigned\n}');
  expect(accept('filter')).toBe('sync contoso -> fabrikam {\n  filter: assigned\n}');
});

test('of something that exists only the properties that identify it can be set', async () => {
  expect((await complete('existing group x "X" in contoso {\n  <|>\n}')).labels).toEqual(['id']);
});

test('a nested block has the properties of its kind', async () => {
  const { labels } = await complete('package p "P" in contoso {\n  policy "One" {\n    expires: 30d\n    <|>\n  }\n}');
  expect(labels).toEqual(['description', 'when', 'removal', 'requestors', 'approval', 'justification', 'review']);
});

test.each([
  ['sync contoso -> fabrikam {\n  scope: <|>\n}', ['assigned', 'all']],
  ['sync contoso -> fabrikam {\n  redemption: a<|>\n}', ['automatic', 'manual']],
  ['sync contoso -> fabrikam {\n  start: <|>\n}', ['true', 'false']],
  ['sync contoso -> fabrikam {\n  mapping: <|>\n}', ['soc', 'defaults']],
  ['sync contoso -> fabrikam {\n  assign: <|>\n}', ['analysts', 'ana']],
  ['package p "P" in targets {\n  catalog: <|>\n}', ['roles']],
  ['package p "P" in targets {\n  grants: group <|>\n}', ['leads']],
  ['package p "P" in fabrikam {\n  grants: group <|>\n}', ['leads', 'fabrikamOnly']],
  ['package p "P" in contoso {\n  grants: sync <|>\n}', ['to']],
  ['package p "P" in contoso {\n  grants: sync to <|>\n}', ['contoso', 'fabrikam', 'tailspin', 'targets']],
  ['package p "P" in contoso {\n  policy "X" {\n    requestors: members of <|>\n  }\n}', ['analysts']],
  ['package p "P" in contoso {\n  policy "X" {\n    requestors: members <|>\n  }\n}', ['of']],
  [
    'package p "P" in contoso {\n  policy "X" {\n    approval: by manager within 2d, then by <|>\n  }\n}',
    ['manager', 'internal sponsors', 'external sponsors', 'analysts', 'ana'],
  ],
  ['access contoso with fabrikam {\n  inbound: allow group <|>\n}', ['leads', 'fabrikamOnly']],
  ['access contoso with fabrikam {\n  outbound: allow group <|>\n}', ['analysts']],
  ['access contoso with fabrikam {\n  outbound: allow application <|>\n}', ['payroll']],
  ['access contoso with fabrikam {\n  trust: mfa, <|>\n}', ['compliantDevice', 'hybridJoinedDevice']],
  ['organization o "O" in contoso {\n  tenant: <|>\n}', ['contoso', 'fabrikam', 'tailspin']],
])('value: %s', async (text, expected) => {
  expect((await complete(text)).labels).toEqual(expected);
});

test('directory roles come in quotes, and inside of quotes without', async () => {
  const free = await complete('package p "P" in contoso {\n  grants: role <|>\n}');
  expect(free.labels).toEqual(directoryRoles.map(({ displayName }) => `"${displayName}"`));
  expect(free.accept('"Security Reader"')).toContain('grants: role "Security Reader"\n');
  const quoted = await complete('package p "P" in contoso {\n  grants: role "Security R<|>"\n}');
  expect(quoted.accept('Security Reader')).toContain('grants: role "Security Reader"\n');
  const half = await complete('package p "P" in contoso {\n  grants: role "Security R<|>\n}');
  expect(half.accept('Security Reader')).toContain('grants: role "Security Reader"\n');
  expect(half.items.find(({ label }) => label === 'Security Reader')?.documentation).toMatchObject({
    value: expect.stringContaining('5d6b6bb7-de71-4623-b4af-96380a352509'),
  });
});

test('a mapping line starts with a target attribute or a declared extension', async () => {
  const { labels, accept } = await complete('mapping m {\n  displayName <- [displayName]\n  <|>\n}');
  expect(labels[0]).toBe('socRole');
  expect(labels).toContain('department');
  expect(labels).not.toContain('displayName');
  expect(labels).not.toContain('alternativeSecurityIds');
  expect(accept('socRole')).toContain('  socRole <- \n');
});

test('an expression has attributes in brackets, functions and constants; behind it on create and default', async () => {
  const start = await complete('mapping m {\n  displayName <- <|>\n}');
  expect(start.labels).toContain('[displayName]');
  expect(start.labels).toContain('Append');
  expect(start.accept('Append')).toContain('Append(${1:source}, ${2:suffix})');
  const bracket = await complete('mapping m {\n  displayName <- Append([disp<|>\n}');
  expect(bracket.labels).toContain('displayName');
  expect(bracket.labels).not.toContain('Append');
  expect(bracket.accept('displayName')).toContain('Append([displayName\n');
  expect((await complete('mapping m {\n  displayName <- [displayName] <|>\n}')).labels).toEqual(['on create', 'default ""']);
});

test('filters have attributes, operators and connectors', async () => {
  expect((await complete('sync contoso -> fabrikam {\n  filter: dep<|>\n}')).labels).toContain('department');
  expect((await complete('sync contoso -> fabrikam {\n  filter: department <|>\n}')).labels).toContain('NOT EQUALS');
  expect((await complete('sync contoso -> fabrikam {\n  filter: department NOT <|>\n}')).labels.sort()).toEqual(['EQUALS', 'REGEX MATCH']);
  expect((await complete('sync contoso -> fabrikam {\n  filter: department EQUALS "Security" <|>\n}')).labels).toEqual(['AND', 'OR']);
});

test('rules have user properties with the extensions of their tenants, and operators', async () => {
  const inTargets = await complete('group g "G" in targets {\n  members: user.soc<|>\n}');
  expect(inTargets.labels).toContain('user.socRole');
  expect(inTargets.accept('user.socRole')).toContain('members: user.socRole\n');
  expect((await complete('group g "G" in contoso {\n  members: (<|>)\n}')).labels).not.toContain('user.socRole');
  expect((await complete('group g "G" in contoso {\n  members: user.department -s<|>\n}')).labels).toContain('-startsWith');
});

test('an import offers the topology files nearby', async () => {
  const more = { 'sub/part.tenantry': '', 'notes.txt': '' };
  const { labels, accept } = await complete('import "<|>"', more);
  expect(labels).toEqual(['./base.tenantry', './sub/', './sub/part.tenantry']);
  expect(accept('./sub/part.tenantry')).toBe('import "./sub/part.tenantry"');
  expect((await complete('import "./sub/<|>', more)).accept('./sub/part.tenantry')).toBe('import "./sub/part.tenantry"');
});

test.each([['// sync contoso -> <|>'], ['/* <|> */'], ['group x "X<|>" in contoso'], ['tenant t "T" {\n  id: "<|>"\n}']])(
  'nothing in comments and free texts: %s',
  async text => {
    expect((await complete(text)).labels).toEqual([]);
  },
);

test('an unclosed brace above does not hide the next declaration', async () => {
  const { labels } = await complete('sync contoso -> fabrikam {\n  scope: all\n\npackage p "P" in targets {\n  catalog: <|>\n}\n');
  expect(labels).toEqual(['roles']);
});

test('a half-typed header does not hide what is declared below', async () => {
  const { labels } = await complete('sync contoso -> <|>\n\ncatalog c "C" in contoso {\n  description: "X"\n}\ntenants both = contoso, fabrikam\n');
  expect([...labels].sort()).toEqual(['both', 'fabrikam', 'tailspin', 'targets']);
});

test('a new line in a body may go on with the value above', async () => {
  const { labels } = await complete('sync contoso -> fabrikam {\n  filter: department EQUALS "Security"\n    <|>\n}');
  expect(labels).toContain('scope');
  expect(labels.slice(-2)).toEqual(['AND', 'OR']);
});

test('a rule compares with what Entra lists and with what links write', async () => {
  const sent = 'mapping m { socRole <- "analyst" }\nsync contoso -> targets { mapping: m }\n';
  const { labels, items } = await complete(`${sent}group g in fabrikam { members: user.socRole -eq <|> }`);
  expect(labels.slice(0, 2)).toEqual(['"analyst"', '""']);
  expect(items[0]).toMatchObject({ detail: 'sent by contoso -> fabrikam' });
  const quoted = await complete(`${sent}group g in fabrikam { members: user.socRole -eq "a<|>" }`);
  expect(quoted.accept('analyst')).toContain('user.socRole -eq "analyst" }');
  expect((await complete(`${sent}group g in contoso { members: user.socRole -eq <|> }`)).labels).not.toContain('"analyst"');
  expect((await complete('group g in contoso { members: user.userType -eq <|> }')).labels.slice(0, 2)).toEqual(['"member"', '"guest"']);
});

test('a mapping line begins with the values that its attribute has', async () => {
  expect((await complete('mapping m { userType <- <|> }')).labels.slice(0, 2)).toEqual(['"Member"', '"Guest"']);
  expect((await complete('mapping m { displayName <- <|> }')).labels[0]).toBe('[accountEnabled]');
});

test('an ignore names a code, that of the next problem first', async () => {
  const { labels, items, accept } = await complete('// tenantry-ignore <|>\nmapping spare { mail <- [mail] }\n');
  expect(labels[0]).toBe('unused-declaration');
  expect(items[0]?.detail).toContain('spare');
  expect(labels).toContain('policy-expiry-days');
  expect(labels).not.toContain('unresolved-reference');
  expect(accept('unused-declaration')).toBe('// tenantry-ignore unused-declaration: ${1:reason}\nmapping spare { mail <- [mail] }\n');
  expect((await complete('// tenantry<|>')).labels).toEqual([]);
});
