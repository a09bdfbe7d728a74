import { SemanticTokensDecoder } from 'langium/lsp';
import { expect, test } from 'vitest';
import type { Hover, MarkupContent, SignatureHelp } from 'vscode-languageserver';
import { createWorkspace, marked, textAt } from './workspace.ts';

const base = `tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" domains: "contoso.com" }
tenant fabrikam "Fabrikam" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }
tenants both = contoso, fabrikam
extension socRole: String in both
`;

async function opened(text: string) {
  const workspace = createWorkspace({ 'base.tenantry': base });
  await workspace.start();
  const whole = `import "./base.tenantry"\n${text}`;
  await workspace.type('a.tenantry', whole);
  return { workspace, whole, shift: whole.length - text.length, document: workspace.document('a.tenantry') };
}

async function hover(text: string): Promise<{ value: string; word: string } | undefined> {
  const { text: typed, offset } = marked(text);
  const { workspace, whole, shift, document } = await opened(typed);
  const found = (await workspace.language.lsp.HoverProvider?.getHoverContent(document, workspace.at('a.tenantry', offset + shift))) as Hover | undefined;
  return found && { value: (found.contents as MarkupContent).value, word: found.range ? textAt(whole, found.range) : '' };
}

test.each([
  ['pack<|>age p "P" in both { }', 'package', 'access package'],
  ['package p "P" in both {\n  gra<|>nts: role "Security Reader"\n}', 'grants', 'What an assignment gives'],
  ['package p "P" in both {\n  cata<|>log: c\n}', 'catalog', 'the built\\-in catalog General'],
  ['package p "P" in both {\n  grants: role "Security <|>Reader"\n}', '"Security Reader"', '5d6b6bb7-de71-4623-b4af-96380a352509'],
  ['group g "G" in both {\n  roles: "Global Adminis<|>trator"\n}', '"Global Administrator"', 'labelled as privileged'],
  ['package p "P" in both {\n  policy "X" {\n    expires: 8<|>h\n  }\n}', '8h', 'PT8H'],
  ['package p "P" in both {\n  pol<|>icy "X" { }\n}', 'policy', 'assignment policy'],
  ['mapping m {\n  displayName <- App<|>end([displayName], "x")\n}', 'Append', 'Append([displayName], " (EMEA)")'],
  ['mapping m {\n  displayName <- Append([depart<|>ment], "x")\n}', 'department', 'User attribute, String'],
  ['mapping m {\n  depart<|>ment <- "x"\n}', 'department', 'As a target: yes'],
  ['group g "G" in both {\n  members: user.depart<|>ment -eq "x"\n}', 'user.department', 'Property of membership rules'],
  ['group g "G" in both {\n  members: user.department -start<|>sWith "x"\n}', '-startsWith', 'starts with'],
  ['sync contoso -> fabrikam {\n  scope: assi<|>gned\n}', 'assigned', 'direct members of groups'],
  ['sync contoso -> fabrikam {\n  filter: department NOT EQ<|>UALS "x"\n}', 'EQUALS', 'whole value differs from the text'],
  ['exist<|>ing group g "G" in both', 'existing', 'a deployment never writes it'],
  ['sync contoso -<|>> fabrikam', '->', 'one link for each pair'],
  ['group g "G" i<|>n both', 'in', 'once in each'],
  ['mapping m {\n  department <<|>- "x"\n}', '<-', 'in the target'],
  ['mapping m {\n  department <- "x" on cre<|>ate\n}', 'create', 'Only while the user is created'],
  ['package p "P" in both {\n  policy "X" {\n    review: quarterly by self, no resp<|>onse removes access\n  }\n}', 'response', 'loses access'],
  ['package p "P" in both {\n  policy "X" {\n    review: quarterly by self, no response keeps acc<|>ess\n  }\n}', 'access', 'keeps access'],
  ['access contoso with fabrikam {\n  inbound: allow a<|>ll\n}', 'all', 'every application'],
  ['package p "P" in contoso {\n  grants: sync t<|>o fabrikam\n}', 'to', 'sync configuration'],
])('vocabulary: %s', async (text, word, part) => {
  const found = await hover(text);
  expect(found?.word).toBe(word);
  expect(found?.value).toContain(part);
});

test.each([
  [
    'cat<|>alog c "C" in both',
    ['`/identityGovernance/entitlementManagement/catalogs`: `EntitlementManagement.ReadWrite.All`, Identity Governance Administrator'],
  ],
  [
    'sy<|>nc contoso -> fabrikam',
    [
      '`/servicePrincipals/{id}/synchronization/jobs` in the source: `Synchronization.ReadWrite.All`, Cloud Application Administrator',
      '`/policies/crossTenantAccessPolicy/partners` in the target: `Policy.ReadWrite.CrossTenantAccess`, Security Administrator',
    ],
  ],
  ['package p "P" in both {\n  pol<|>icy "X" {}\n}', ['/assignmentPolicies`']],
])('what Graph gets and what that needs: %s', async (text, parts) => {
  const found = await hover(text);
  for (const part of parts) expect(found?.value).toContain(part);
});

test('a name shows what it is, where it lives, its facts and its comment, all as plain text', async () => {
  const found = await hover('// Who <b>may</b> go, see [here](https://evil.example).\n// Second line.\ngroup ana<|>lysts "SOC *analysts*" in both\n');
  expect(found?.word).toBe('analysts');
  expect(found?.value).toBe(
    '**analysts**: group “SOC \\*analysts\\*” in contoso and fabrikam\n\nWho \\<b\\>may\\<\\/b\\> go\\, see \\[here\\]\\(https\\:\\/\\/evil\\.example\\)\\.  \nSecond line\\.',
  );
});

test('mentions of names show their declaration', async () => {
  expect((await hover('group g "G" in cont<|>oso'))?.value).toContain('tenant “Contoso”\n\ncontoso\\.com · 3a1c0f52\\-7b1e\\-4a57\\-9a0c\\-6f1d2b8e4c01');
  expect((await hover('group g "G" in bo<|>th'))?.value).toContain('Stands for contoso and fabrikam.');
  expect((await hover('group g "G" in both {\n  members: user.soc<|>Role -eq "x"\n}'))?.value).toContain('directory extension in contoso and fabrikam');
});

test.each([['group g "Dis<|>play" in both'], ['// com<|>ment\n'], ['nonsense x<|>y z']])('nothing to say: %s', async text => {
  expect(await hover(text)).toBeUndefined();
});

test('signature help follows the places of the function around the cursor', async () => {
  const help = async (text: string) => {
    const { text: typed, offset } = marked(text);
    const { workspace, shift, document } = await opened(typed);
    return (await workspace.language.lsp.SignatureHelp?.provideSignatureHelp(document, workspace.at('a.tenantry', offset + shift))) as
      | SignatureHelp
      | undefined;
  };
  const first = await help('mapping m {\n  displayName <- Append(<|>');
  expect(first?.signatures[0]?.label).toBe('Append(source, suffix)');
  expect(first?.activeParameter).toBe(0);
  expect((await help('mapping m {\n  displayName <- Append([displayName], <|>)\n}'))?.activeParameter).toBe(1);
  expect((await help('mapping m {\n  displayName <- Append(ToLower(<|>), "x")\n}'))?.signatures[0]?.label).toContain('ToLower');
  expect(await help('group g "G" in both {\n  members: (<|>)\n}')).toBeUndefined();
});

test('semantic tokens tell kinds, names, properties, functions, attributes, operators and roles apart', async () => {
  const text = `group analysts "A" in both { members: user.socRole -eq "x" }
mapping m {
  socRole <- Append([department], "x")
}
sync contoso -> fabrikam { filter: department EQUALS "Security" deletionThreshold: 10 }
package p "P" in both {
  grants: role "Security Reader", group analysts
}
`;
  const { workspace, document } = await opened(text);
  const provider = workspace.language.lsp.SemanticTokenProvider;
  const tokens = await provider?.semanticHighlight(document, { textDocument: { uri: document.uri.toString() } });
  const decoded = SemanticTokensDecoder.decode(tokens ?? { data: [] }, provider?.tokenTypes ?? {}, document);
  const found = new Set(decoded.map(token => `${token.tokenType}${token.tokenModifiers ? '!' : ''} ${token.text}`));
  for (const one of [
    'keyword group',
    'class! analysts',
    'enum both',
    'property members',
    'parameter socRole',
    'operator -eq',
    'struct! m',
    'function Append',
    'parameter department',
    'namespace contoso',
    'property filter',
    'number 10',
    'enumMember "Security Reader"',
    'class analysts',
  ])
    expect([...found]).toContain(one);
});

test('a value of very many words is coloured in linear time', async () => {
  const { workspace, document } = await opened(`sync contoso -> fabrikam {\n  filter: ${'department EQUALS "x" AND\n'.repeat(6_000)}}\n`);
  const start = performance.now();
  const tokens = await workspace.language.lsp.SemanticTokenProvider?.semanticHighlight(document, { textDocument: { uri: document.uri.toString() } });
  // Quadratic time would be minutes.
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(tokens?.data.length).toBeGreaterThan(5 * 6_000);
});

test('a problem tells under the pointer why it matters, and names its page', async () => {
  const found = await hover('sync con<|>toso -> fabrikam');
  expect(found?.value).toContain('`sync-scope-empty`: In the assigned scope only users who are assigned');
  expect(found?.value).toContain('(https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure)');
});

test('without a problem there is no reason', async () => {
  const found = await hover('existing group staff "Staff" in contoso\nsync con<|>toso -> fabrikam {\n  assign: staff\n  notify: "a@contoso.com"\n}');
  expect(found?.value).not.toContain('sync-scope-empty');
});
