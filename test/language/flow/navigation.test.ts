import { expect, test } from 'vitest';
import type { Hover, Location, LocationLink, MarkupContent } from 'vscode-languageserver';
import { createWorkspace, marked, textAt } from '../services/workspace.ts';

const tenants = `tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }
tenant fabrikam "Fabrikam" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }
tenant tailspin "Tailspin" { id: "c47f9e18-3d2a-4b6c-91e5-0a8d6f3b5e03" }
extension socRole: String in fabrikam
`;
const mappings = `import "./tenants.tenantry"
mapping soc {
  companyName <- "Contoso"
  socRole <- "analyst"
}
mapping other {
  companyName <- [companyName]
}
sync contoso -> fabrikam { mapping: soc }
sync tailspin -> fabrikam { mapping: other filter: department EQUALS "Security" scope: all }
`;
const rules = `import "./mappings.tenantry"
group here "Here" in fabrikam {
  members: user.companyName -eq "Contoso"
}
package reader "Reader" in fabrikam {
  policy "Automatic" { when: user.companyName -eq "Tailspin" -or user.socRole -eq "analyst" -or user.employeeId -eq "7" }
}
group home "Home" in contoso {
  members: user.companyName -eq "Contoso"
}
`;
const files = { 'tenants.tenantry': tenants, 'mappings.tenantry': mappings, 'rules.tenantry': rules };
type Name = keyof typeof files;

/** The file with `<|>` put behind the first character of the n-th `word`. */
async function opened(name: Name, word: string, n = 0) {
  const workspace = createWorkspace(files);
  await workspace.start();
  let offset = -1;
  for (let i = 0; i <= n; i++) offset = files[name].indexOf(word, offset + 1);
  expect(offset).toBeGreaterThanOrEqual(0);
  return { document: workspace.document(name), lsp: workspace.language.lsp, params: workspace.at(name, offset + 1) };
}

const shown = (uri: string, range: Location['range']) => {
  const name = uri.slice('file:///w/'.length) as Name;
  return `${name.split('.')[0]}:${range.start.line + 1} ${textAt(files[name], range)}`;
};

async function definition(name: Name, word: string, n = 0) {
  const { document, lsp, params } = await opened(name, word, n);
  const links = (await lsp.DefinitionProvider?.getDefinition(document, params)) as LocationLink[] | undefined;
  return links?.map(({ targetUri, targetSelectionRange }) => shown(targetUri, targetSelectionRange));
}

async function references(name: Name, word: string, n = 0, includeDeclaration = false) {
  const { document, lsp, params } = await opened(name, word, n);
  const found = (await lsp.ReferencesProvider?.findReferences(document, { ...params, context: { includeDeclaration } })) as Location[];
  return found.map(({ uri, range }) => shown(uri, range)).sort();
}

async function hover(name: Name, word: string, n = 0) {
  const { document, lsp, params } = await opened(name, word, n);
  const found = (await lsp.HoverProvider?.getHoverContent(document, params)) as Hover | undefined;
  return found && (found.contents as MarkupContent).value.replace(/\\/g, '');
}

test('the definition of an attribute in a rule is the rows of every link into its tenant', async () => {
  const rows = ['mappings:3 companyName', 'mappings:7 companyName'];
  expect(await definition('rules.tenantry', 'companyName')).toEqual(rows);
  expect(await definition('rules.tenantry', 'user.companyName')).toEqual(rows);
  expect(await definition('rules.tenantry', 'companyName', 1)).toEqual(rows);
  expect(await definition('rules.tenantry', 'socRole')).toEqual(['tenants:4 socRole', 'mappings:4 socRole']);
});

test('nothing leads to a default mapping, and nothing is written where no link comes in', async () => {
  expect(await definition('rules.tenantry', 'employeeId')).toEqual([]);
  expect(await definition('rules.tenantry', 'companyName', 2)).toEqual([]);
});

test('the references of a row are the rules in the targets that read it', async () => {
  const reads = ['rules:3 companyName', 'rules:6 companyName'];
  expect(await references('mappings.tenantry', 'companyName')).toEqual(reads);
  expect(await references('mappings.tenantry', 'companyName', 0, true)).toEqual(['mappings:3 companyName', ...reads]);
  // Only the target of a row: behind the arrow it is an attribute of the source.
  expect(await references('mappings.tenantry', '[companyName]')).toEqual([]);
  expect(await references('mappings.tenantry', 'socRole')).toEqual(['mappings:4 socRole', 'rules:6 socRole']);
});

test('the references of an attribute in a rule are its rows and the other rules they feed', async () => {
  expect(await references('rules.tenantry', 'companyName', 1, true)).toEqual([
    'mappings:3 companyName',
    'mappings:7 companyName',
    'rules:3 companyName',
    'rules:6 companyName',
  ]);
  expect(await references('rules.tenantry', 'companyName', 2)).toEqual(['rules:9 companyName']);
});

test('hover says which link writes an attribute, from what and for whom', async () => {
  const found = await hover('rules.tenantry', 'companyName');
  expect(found).toContain(
    'Written by\n- contoso -> fabrikam from "Contoso" (constant), always, for assigned users\n- tailspin -> fabrikam from [companyName] (direct), always, for all users that pass its filter',
  );
  expect(await hover('rules.tenantry', 'socRole')).toContain(
    'directory extension in fabrikam\n\nData type String.\n\nWritten by contoso -> fabrikam from "analyst" (constant), always, for assigned users\n\nNot written by tailspin -> fabrikam',
  );
  expect(await hover('rules.tenantry', 'employeeId')).toContain('from [employeeId] (direct)');
  expect(await hover('rules.tenantry', 'companyName', 2)).toContain('No link comes into contoso');
});

test('hover on a row says which rules read it', async () => {
  expect(await hover('mappings.tenantry', 'companyName')).toContain('Read by\n- group here in fabrikam\n- policy "Automatic" of package reader in fabrikam');
});

test('a half-typed rule still knows its attributes', async () => {
  const workspace = createWorkspace(files);
  await workspace.start();
  const { text, offset } = marked(rules.replace('companyName -eq "Contoso"', 'company<|>Name -eq "Contoso" -and'));
  await workspace.type('rules.tenantry', text);
  const links = await workspace.language.lsp.DefinitionProvider?.getDefinition(workspace.document('rules.tenantry'), workspace.at('rules.tenantry', offset));
  expect(links).toHaveLength(2);
});

test('a large mesh is followed without a search for each of its links', { timeout: 60_000 }, async () => {
  const names = Array.from({ length: 60 }, (_, i) => `t${i}`);
  const text = `${names.map((name, i) => `tenant ${name} "${name}" { id: "00000000-0000-0000-0000-${String(i).padStart(12, '0')}" }`).join('\n')}
tenants all = ${names.join(', ')}
mapping soc { companyName <- "Contoso" }
mesh all { mapping: soc }
group g "G" in all { members: user.companyName -eq "Contoso" }
`;
  const workspace = createWorkspace({ 'mesh.tenantry': text });
  await workspace.start();
  const document = workspace.document('mesh.tenantry');
  const at = workspace.at('mesh.tenantry', text.indexOf('user.companyName') + 7);
  const { HoverProvider, DefinitionProvider, ReferencesProvider } = workspace.language.lsp;
  const start = process.cpuUsage();
  expect(await DefinitionProvider?.getDefinition(document, at)).toHaveLength(1);
  expect(await ReferencesProvider?.findReferences(document, { ...at, context: { includeDeclaration: true } })).toHaveLength(2);
  const found = (await HoverProvider?.getHoverContent(document, at)) as Hover | undefined;
  // 3,540 links; searching for each took two seconds for each request.
  expect(process.cpuUsage(start).user).toBeLessThan(1_000_000);
  expect((found?.contents as MarkupContent | undefined)?.value.replace(/\\/g, '')).toContain(
    't6 -> t0 and 3534 more from "Contoso" (constant), always, for assigned users',
  );
});
