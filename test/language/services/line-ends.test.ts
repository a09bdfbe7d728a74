import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { examples, fixtureTexts } from './meaning.ts';
import { createWorkspace } from './workspace.ts';

const crlf = (text: string) => text.replaceAll(/\r?\n/g, '\r\n');
const options = { tabSize: 2, insertSpaces: true };

/** What an editor shows of a text, by lines and characters. */
async function shown(text: string) {
  const workspace = createWorkspace({ 'a.tenantry': text });
  await workspace.start();
  const document = workspace.document('a.tenantry');
  const textDocument = { uri: document.uri.toString() };
  const { lsp } = workspace.language;
  const edits = (await lsp.Formatter?.formatDocument(document, { textDocument, options })) ?? [];
  return {
    workspace,
    document,
    formatted: TextDocument.applyEdits(document.textDocument, edits),
    // What a message quotes of the text has its line ends.
    same: {
      diagnostics: (document.diagnostics ?? []).map(({ code, range, relatedInformation = [] }) => [
        code,
        range,
        relatedInformation.map(({ location }) => location.range),
      ]),
      symbols: await lsp.DocumentSymbolProvider?.getSymbols(document, { textDocument }),
      folds: await lsp.FoldingRangeProvider?.getFoldingRanges(document, { textDocument }),
      tokens: (await lsp.SemanticTokenProvider?.semanticHighlight(document, { textDocument }))?.data,
    },
  };
}

test('every example is shown the same with either line end, and keeps its own when it is formatted', { timeout: 60_000 }, async () => {
  for (const text of examples) {
    const [lf, windows] = [await shown(text), await shown(crlf(text))];
    expect(windows.same).toEqual(lf.same);
    expect(windows.formatted).toBe(crlf(lf.formatted));
  }
});

test('every text of a rule has its problems at the same places', { timeout: 120_000 }, async () => {
  let problems = 0;
  for (const text of fixtureTexts.filter((_, i) => i % 6 === 0)) {
    const [lf, windows] = [await shown(text), await shown(crlf(text))];
    problems += lf.same.diagnostics.length;
    expect(windows.same.diagnostics, text).toEqual(lf.same.diagnostics);
  }
  expect(problems).toBeGreaterThan(100);
});

test('what a quick fix or a refactoring writes has the line ends of the file', { timeout: 120_000 }, async () => {
  let tried = 0;
  for (const text of [...examples, ...fixtureTexts.filter((_, i) => i % 3 === 0)].map(crlf).filter(one => one.includes('\r\n'))) {
    const { workspace, document } = await shown(text);
    for (const { range } of [
      ...(document.diagnostics ?? []),
      ...[...text.matchAll(/^(?:sync|mesh|tenants) \w/gm)].map(({ index }) => at(document.textDocument, index)),
    ]) {
      const context = { diagnostics: document.diagnostics ?? [] };
      const actions =
        (await workspace.language.lsp.CodeActionProvider?.getCodeActions(document, { textDocument: document.textDocument, range, context })) ?? [];
      for (const { title, edit } of actions as CodeAction[]) {
        tried++;
        const edits = edit?.changes?.[document.uri.toString()] ?? [];
        expect(TextDocument.applyEdits(document.textDocument, edits), title).not.toMatch(/[^\r]\n/);
      }
    }
  }
  expect(tried).toBeGreaterThan(50);
});

function at(text: TextDocument, offset: number) {
  const position = text.positionAt(offset);
  return { range: { start: position, end: position } };
}
