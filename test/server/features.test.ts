import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallHierarchyItem, CodeLens, InlayHint, LinkedEditingRanges, SelectionRange, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient, type TestClient } from './client.ts';

const text = `tenant a "A" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }
tenant b "B" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }
mesh   a, b {
  scope: all
}
`;

let folder: string;
let client: TestClient;
let textDocument: { uri: string };
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-features-'));
  writeFileSync(join(folder, 'main.tenantry'), text);
  textDocument = { uri: pathToFileURL(join(folder, 'main.tenantry')).toString() };
  client = await startClient(pathToFileURL(folder).toString());
  client.open(textDocument.uri, text);
}, 60_000);
afterAll(async () => {
  await client.stop();
  rmSync(folder, { recursive: true });
});

test('what the server announces', () => {
  expect(client.initialized.capabilities).toMatchObject({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
    inlayHintProvider: {},
    codeLensProvider: {},
    callHierarchyProvider: {},
    selectionRangeProvider: true,
  });
});

test('formatting', async () => {
  const edits = await client.request<TextEdit[]>('textDocument/formatting', { textDocument, options: { tabSize: 4, insertSpaces: true } });
  expect(TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits)).toBe(text.replace('mesh   a', '\nmesh a'));
});

test('selection ranges', async () => {
  const [range] = await client.request<SelectionRange[]>('textDocument/selectionRange', { textDocument, positions: [{ line: 3, character: 3 }] });
  const shown: string[] = [];
  for (let at = range; at; at = at.parent) shown.push(TextDocument.create('', '', 0, text).getText(at.range));
  expect(shown).toEqual(['scope', 'scope: all', '{\n  scope: all\n}', 'mesh   a, b {\n  scope: all\n}', text]);
});

test('inlay hints, code lenses and the hierarchy of tenants', async () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
  expect((await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range })).map(({ label }) => label)).toEqual(['2 links']);
  // This client has none of the commands that lenses run.
  expect(await client.request<CodeLens[]>('textDocument/codeLens', { textDocument })).toEqual([]);
  const [item] = await client.request<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', { textDocument, position: { line: 0, character: 8 } });
  expect(await client.request('callHierarchy/outgoingCalls', { item })).toMatchObject([{ to: { name: 'b' } }]);
  expect(await client.request('callHierarchy/incomingCalls', { item })).toMatchObject([{ from: { name: 'b' } }]);
});

test('linked editing', async () => {
  const position = { line: 1, character: 7 };
  const linked = await client.request<LinkedEditingRanges>('textDocument/linkedEditingRange', { textDocument, position });
  expect(linked.ranges.map(({ start }) => start)).toEqual([position, { line: 2, character: 10 }]);
});
