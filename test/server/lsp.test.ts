import { mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeAction, CompletionList, DocumentSymbol, Hover, Location, LocationLink, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DiagramResult, DidChangeModelParams, TopologyResult } from '../../server/protocol.ts';
import { startClient, type TestClient } from './client.ts';

const tenants = `tenant contoso "Contoso" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" domains: "contoso.com" }
tenant fabrikam "Fabrikam" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" domains: "fabrikam.com" }
`;
const main = `import "./tenants.tenantry"

group analysts "SOC analysts" in contoso

sync contoso -> fabrikam {
  scope: asigned
  assign: analysts
}
`;

let folder: string;
let client: TestClient;
let uri: (name: string) => string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-lsp-'));
  writeFileSync(join(folder, 'tenants.tenantry'), tenants);
  writeFileSync(join(folder, 'main.tenantry'), main);
  uri = name => pathToFileURL(join(folder, name)).toString();
  client = await startClient(pathToFileURL(folder).toString());
}, 60_000);

afterAll(() => {
  client.process.kill();
  rmSync(folder, { recursive: true });
});

const at = (word: string, shift = 1) => ({
  textDocument: { uri: uri('main.tenantry') },
  position: TextDocument.create('', '', 0, main).positionAt(main.indexOf(word) + shift),
});

const codes = (diagnostics: readonly { code?: string | number }[]) => diagnostics.map(({ code }) => code);

test('a session of an editor, from the first file to the end', { timeout: 30_000 }, async () => {
  expect(client.initialized.capabilities).toMatchObject({
    completionProvider: { triggerCharacters: expect.arrayContaining(['"', '[']) },
    renameProvider: { prepareProvider: true },
    codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.extract', 'refactor.inline', 'refactor.rewrite'] },
    linkedEditingRangeProvider: true,
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: { resolveProvider: false },
    foldingRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
    semanticTokensProvider: { full: { delta: false }, range: true },
    signatureHelpProvider: { triggerCharacters: ['('] },
  });

  // Closed files are checked too.
  const closed = await client.diagnostics(uri('main.tenantry'));
  expect(codes(closed)).toContain('bad-value');

  client.open(uri('main.tenantry'), main);
  const [wrong] = await client.diagnostics(uri('main.tenantry'), found => codes(found).includes('bad-value'));
  expect(wrong?.message).toBe('Expected assigned or all, found "asigned". Did you mean "assigned"?');

  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uri('main.tenantry') },
    range: wrong?.range,
    context: { diagnostics: [wrong] },
  });
  expect(actions.map(({ title }) => title)).toContain('Change to "assigned"');

  const completion = await client.request<CompletionList>('textDocument/completion', at('scope: ', 7));
  expect(completion.items.map(({ label }) => label)).toEqual(['assigned', 'all']);

  const hover = await client.request<Hover>('textDocument/hover', at('assign: analysts', 10));
  expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('SOC analysts') });

  const definition = await client.request<LocationLink[]>('textDocument/definition', at('contoso ->'));
  expect(definition).toMatchObject([{ targetUri: uri('tenants.tenantry'), targetSelectionRange: { start: { line: 0, character: 7 } } }]);

  const references = await client.request<Location[]>('textDocument/references', { ...at('contoso ->'), context: { includeDeclaration: true } });
  expect(references.map(location => location.uri).sort()).toEqual([uri('main.tenantry'), uri('main.tenantry'), uri('tenants.tenantry')]);

  const rename = await client.request<WorkspaceEdit>('textDocument/rename', { ...at('contoso ->'), newName: 'headquarters' });
  const renamed = TextDocument.applyEdits(TextDocument.create('', '', 0, tenants), rename.changes?.[uri('tenants.tenantry')] ?? []);
  expect(renamed).toBe(tenants.replace('tenant contoso', 'tenant headquarters'));
  expect(rename.changes?.[uri('main.tenantry')]).toHaveLength(2);

  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: uri('main.tenantry') } });
  expect(symbols.map(({ name }) => name)).toEqual(['analysts', 'contoso -> fabrikam']);
  const everywhere = await client.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'fabrikam' });
  expect(everywhere.map(({ name }) => name)).toEqual(['contoso -> fabrikam', 'fabrikam']);
  const tokens = await client.request<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument: { uri: uri('main.tenantry') } });
  expect(tokens.data.length % 5).toBe(0);
  expect(tokens.data.length).toBeGreaterThan(0);
});

test('the diagram follows unsaved text and says why it is broken', async () => {
  const told: DidChangeModelParams[] = [];
  client.connection.onNotification('tenantry/didChangeModel', (params: DidChangeModelParams) => void told.push(params));
  client.change(uri('main.tenantry'), 2, main.replace('asigned', 'assigned').replace('SOC analysts', 'Analysts of tomorrow'));
  const good = await client.request<DiagramResult>('tenantry/diagram', { uri: uri('tenants.tenantry') });
  expect(good).toMatchObject({ ok: true, title: 'main', root: uri('main.tenantry'), files: [uri('main.tenantry'), uri('tenants.tenantry')] });
  expect(good.svg.join('')).toMatch(/^<svg .*<\/svg>$/s);
  expect(good.outline).toContain('Analysts of tomorrow');
  await expect
    .poll(() => told.flatMap(({ uris }) => uris), { timeout: 10_000 })
    .toEqual(expect.arrayContaining([uri('main.tenantry'), uri('tenants.tenantry')]));
  client.change(uri('main.tenantry'), 3, `${main}sync contoso -> -> fabrikam {`);
  const broken = await client.request<DiagramResult>('tenantry/diagram', { uri: uri('main.tenantry') });
  expect(broken).toMatchObject({ ok: false, reason: expect.stringMatching(/^main\.tenantry, line 9: Expected a name, found "->"/) });
  expect(broken.problems.errors).toBeGreaterThan(0);
});

test('the topology comes as JSON; a file that is not there is an error', async () => {
  client.change(uri('main.tenantry'), 4, main);
  const result = await client.request<TopologyResult>('tenantry/topology', { uri: uri('main.tenantry') });
  expect(result.root).toBe(uri('main.tenantry'));
  expect(result.topology.schema).toBe('tenantry.topology/1');
  expect(result.topology.links.map(({ key }) => key)).toEqual(['sync:contoso/fabrikam']);
  await expect(client.request('tenantry/topology', { uri: uri('missing.tenantry') })).rejects.toThrow(`The file ${uri('missing.tenantry')} cannot be read.`);
});

test('files that change outside of the editor say something new about their importers', async () => {
  const unresolved = (found: readonly { code?: string | number }[]) => codes(found).includes('unresolved-reference');
  const changed = (name: string, type: 1 | 2 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(name), type }] });
  writeFileSync(join(folder, 'tenants.tenantry'), tenants.replace('tenant fabrikam', 'tenant tailspin'));
  await changed('tenants.tenantry', 2);
  await client.diagnostics(uri('main.tenantry'), unresolved);
  unlinkSync(join(folder, 'tenants.tenantry'));
  await changed('tenants.tenantry', 3);
  await client.diagnostics(uri('main.tenantry'), found => codes(found).includes('import-not-found'));
  expect(await client.diagnostics(uri('tenants.tenantry'), found => found.length === 0)).toEqual([]);
  writeFileSync(join(folder, 'tenants.tenantry'), tenants);
  await changed('tenants.tenantry', 1);
  await client.diagnostics(uri('main.tenantry'), found => !unresolved(found) && !codes(found).includes('import-not-found'));
});

test('closing a file forgets its unsaved text', async () => {
  client.change(uri('main.tenantry'), 5, 'nonsense nonsense');
  await client.diagnostics(uri('main.tenantry'), found => codes(found).includes('unknown-kind'));
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri('main.tenantry') } });
  await client.diagnostics(uri('main.tenantry'), found => codes(found).includes('bad-value') && !codes(found).includes('unknown-kind'));
});

test('typing fast: the last text wins, and completion sees it', async () => {
  client.open(uri('main.tenantry'), main);
  for (let i = 0; i < 20; i++) client.change(uri('main.tenantry'), 10 + i, `${main}group g${i} "G" in cont\n`);
  const text = `${main}group last "G" in cont`;
  client.change(uri('main.tenantry'), 40, text);
  const completion = await client.request<CompletionList>('textDocument/completion', {
    textDocument: { uri: uri('main.tenantry') },
    position: TextDocument.create('', '', 0, text).positionAt(text.length),
  });
  expect(completion.items.map(({ label }) => label)).toEqual(['contoso', 'fabrikam']);
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri: uri('main.tenantry') } });
  expect(symbols.map(({ name }) => name)).toContain('analysts');
});

test('shutdown and exit end the server in order', async () => {
  expect(await client.stop()).toBe(0);
});
