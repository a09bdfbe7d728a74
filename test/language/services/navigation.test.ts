import { beforeEach, describe, expect, test } from 'vitest';
import type { Location, LocationLink, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createWorkspace, textAt, type Workspace } from './workspace.ts';

const tenants = `tenant contoso "contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }
tenant fabrikam "Fabrikam" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }
tenants both = contoso, fabrikam
extension socRole: String in fabrikam
`;
const main = `import "./tenants.tenantry"
// Who may go.
group analysts "contoso" in contoso
group analysts "Analysts" in fabrikam
mapping soc {
  socRole <- "contoso"
}
sync contoso -> fabrikam { mapping: soc assign: analysts }
package reader "Reader" in both {
  policy "One" { requestors: members of analysts }
  policy "Two" { when: user.socRole -eq "x" }
}
`;
const other = `import "./tenants.tenantry"
group analysts "Others" in contoso
access contoso with fabrikam { trust: mfa }
`;
const files = { 'tenants.tenantry': tenants, 'main.tenantry': main, 'other.tenantry': other };

let workspace: Workspace;
beforeEach(async () => {
  workspace = createWorkspace(files);
  await workspace.start();
});

/** Position of the n-th occurrence of a word. */
function at(name: keyof typeof files, word: string, n = 0) {
  let offset = -1;
  for (let i = 0; i <= n; i++) offset = files[name].indexOf(word, offset + 1);
  if (offset < 0) throw new Error(`No ${word} in ${name}`);
  return workspace.at(name, offset + 1);
}

const fileOf = (uri: string) => uri.slice('file:///w/'.length) as keyof typeof files;
const shown = (locations: readonly Location[] | undefined) =>
  (locations ?? []).map(({ uri, range }) => `${fileOf(uri)}:${range.start.line + 1} ${textAt(files[fileOf(uri)], range)}`).sort();

describe('definition', () => {
  const definition = async (name: keyof typeof files, word: string, n = 0) => {
    const links = (await workspace.language.lsp.DefinitionProvider?.getDefinition(workspace.document(name), at(name, word, n))) as LocationLink[] | undefined;
    return shown(links?.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange })));
  };
  test('of a tenant in another file', async () => expect(await definition('main.tenantry', 'contoso ->')).toEqual(['tenants.tenantry:1 contoso']));
  test('of a set', async () => expect(await definition('main.tenantry', 'both')).toEqual(['tenants.tenantry:3 both']));
  test('of a name that is declared for several tenants: all of them', async () =>
    expect(await definition('main.tenantry', 'analysts }')).toEqual(['main.tenantry:3 analysts', 'main.tenantry:4 analysts']));
  test('of an extension in a mapping, and in a rule with the row that writes it', async () => {
    expect(await definition('main.tenantry', 'socRole')).toEqual(['tenants.tenantry:4 socRole']);
    expect(await definition('main.tenantry', 'socRole', 1)).toEqual(['main.tenantry:6 socRole', 'tenants.tenantry:4 socRole']);
  });
  test('nothing for a display name', async () => expect(await definition('main.tenantry', 'contoso"')).toEqual([]));
});

describe('references', () => {
  const references = async (name: keyof typeof files, word: string, includeDeclaration = true) =>
    shown(await workspace.language.lsp.ReferencesProvider?.findReferences(workspace.document(name), { ...at(name, word), context: { includeDeclaration } }));
  test('reach every project that shares the declaration', async () =>
    expect(await references('tenants.tenantry', 'contoso')).toEqual([
      'main.tenantry:3 contoso',
      'main.tenantry:8 contoso',
      'other.tenantry:2 contoso',
      'other.tenantry:3 contoso',
      'tenants.tenantry:1 contoso',
      'tenants.tenantry:3 contoso',
    ]));
  test('do not reach the same name in a project that declares its own', async () =>
    expect(await references('main.tenantry', 'analysts', false)).toEqual(['main.tenantry:10 analysts', 'main.tenantry:8 analysts']));
});

describe('rename', () => {
  const rename = (name: keyof typeof files, word: string, newName: string) =>
    workspace.language.lsp.RenameProvider?.rename(workspace.document(name), { ...at(name, word), newName }) as WorkspaceEdit | undefined;

  test('across files, in all declarations and mentions, never in texts; the result has no problems', async () => {
    const edit = rename('main.tenantry', 'contoso ->', 'headquarters');
    for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
      const name = fileOf(uri);
      await workspace.type(name, TextDocument.applyEdits(TextDocument.create('', '', 0, files[name]), edits));
    }
    expect(
      Object.keys(edit?.changes ?? {})
        .map(fileOf)
        .sort(),
    ).toEqual(['main.tenantry', 'other.tenantry', 'tenants.tenantry']);
    const text = workspace.document('main.tenantry').textDocument.getText();
    expect(text).toContain('group analysts "contoso" in headquarters\n');
    expect(text).toContain('socRole <- "contoso"');
    expect(text).toContain('sync headquarters -> fabrikam');
    expect(workspace.document('tenants.tenantry').textDocument.getText()).toContain('tenant headquarters "contoso"');
    for (const name of Object.keys(files)) expect(workspace.messages(name)).toEqual([]);
  });

  test('is offered on names only', async () => {
    const prepare = (word: string) => workspace.language.lsp.RenameProvider?.prepareRename(workspace.document('main.tenantry'), at('main.tenantry', word));
    expect(await prepare('analysts')).toEqual({ start: { line: 2, character: 6 }, end: { line: 2, character: 14 } });
    for (const word of ['group', 'requestors', 'Who may go', 'members of']) expect(await prepare(word)).toBeUndefined();
  });

  test.each([
    ['fabrikam', 'There is a tenant "fabrikam" already.'],
    ['both', 'There is a tenants "both" already.'],
    ['two words', 'A name consists of letters, digits and underscores, and does not start with a digit.'],
    ['with', '"with" is a word of the language and cannot be a name.'],
  ])('to %s is refused', (newName, message) => {
    expect(() => rename('tenants.tenantry', 'contoso', newName)).toThrow(message);
  });
});

test('highlights of a name in one file: declarations and mentions', async () => {
  const found = await workspace.language.lsp.DocumentHighlightProvider?.getDocumentHighlight(
    workspace.document('main.tenantry'),
    at('main.tenantry', 'analysts'),
  );
  expect(found?.map(({ range, kind }) => `${range.start.line + 1} ${kind}`)).toEqual(['3 3', '4 3', '8 2', '10 2']);
});

test('document symbols show declarations as written, with policies inside', async () => {
  const symbols = (await workspace.language.lsp.DocumentSymbolProvider?.getSymbols(workspace.document('main.tenantry'), at('main.tenantry', 'import'))) ?? [];
  expect(symbols.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
    'analysts: group contoso',
    'analysts: group Analysts',
    'soc: mapping',
    'contoso -> fabrikam: sync',
    'reader: package Reader',
  ]);
  expect(symbols[4]?.children?.map(({ name }) => name)).toEqual(['One', 'Two']);
  for (const { range, selectionRange } of symbols) {
    expect(range.start.line).toBeLessThanOrEqual(selectionRange.start.line);
    expect(range.end.line).toBeGreaterThanOrEqual(selectionRange.end.line);
  }
});

test('workspace symbols are found by symbol and by display name', async () => {
  const find = async (query: string) =>
    (await workspace.shared.lsp.WorkspaceSymbolProvider?.getSymbols({ query }))?.map(({ name, location }) => `${fileOf(location.uri)} ${name}`);
  expect(await find('Others')).toEqual(['other.tenantry analysts']);
  expect(await find('socRole')).toEqual(['tenants.tenantry socRole']);
  expect((await find(''))?.length).toBeGreaterThan(10);
});

test('the path of an import leads to the file', async () => {
  const definition = await workspace.language.lsp.DefinitionProvider?.getDefinition(
    workspace.document('main.tenantry'),
    at('main.tenantry', 'tenants.tenantry'),
  );
  expect(definition).toMatchObject([{ targetUri: 'file:///w/tenants.tenantry', targetSelectionRange: { start: { line: 0, character: 0 } } }]);
});

test('imports are links', async () => {
  const links = await workspace.language.lsp.DocumentLinkProvider?.getDocumentLinks(workspace.document('main.tenantry'), at('main.tenantry', 'import'));
  expect(links?.map(({ range, target }) => [textAt(main, range), target])).toEqual([['./tenants.tenantry', 'file:///w/tenants.tenantry']]);
});

test('a quick fix applies what the problem carries', async () => {
  const typed = main.replace('trust', 'trsut').replace('mapping: soc', 'maping: soc');
  await workspace.type('main.tenantry', typed);
  const document = workspace.document('main.tenantry');
  const diagnostics = [...workspace.diagnostics('main.tenantry')];
  const [wrong] = diagnostics;
  expect(wrong?.message).toContain('Did you mean "mapping"?');
  const actions = await workspace.language.lsp.CodeActionProvider?.getCodeActions(document, {
    textDocument: { uri: document.uri.toString() },
    range: wrong?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics },
  });
  expect(actions?.map(({ title }) => title)).toEqual(['Change to "mapping"', 'Remove "maping"']);
  const [action] = actions ?? [];
  expect(action).toMatchObject({ kind: 'quickfix', diagnostics: [wrong] });
  const edits = (action as { edit?: WorkspaceEdit }).edit?.changes?.[document.uri.toString()] ?? [];
  expect(TextDocument.applyEdits(document.textDocument, edits)).toBe(main);
});

test('braces, comments and imports fold', async () => {
  const text =
    'import "./a.tenantry"\nimport "./b.tenantry"\n\n// one\n// two\ntenant t "T" {\n  id: "x"\n}\n/* a\nb */\npackage p "P" in t {\n  policy "X" {\n    expires: 1d\n';
  await workspace.type('fold.tenantry', text);
  const ranges = await workspace.language.lsp.FoldingRangeProvider?.getFoldingRanges(workspace.document('fold.tenantry'), at('main.tenantry', 'import'));
  expect(ranges?.map(({ startLine, endLine, kind }) => [startLine, endLine, kind])).toEqual([
    [5, 6, undefined],
    [8, 9, 'comment'],
    [3, 4, 'comment'],
    [0, 1, 'imports'],
  ]);
});
