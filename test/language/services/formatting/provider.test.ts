import { beforeEach, expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createWorkspace, marked, type Workspace } from '../workspace.ts';

const options = { tabSize: 8, insertSpaces: false };
const name = 'main.tenantry';
let workspace: Workspace;
beforeEach(async () => {
  workspace = createWorkspace({});
  await workspace.start();
});

const applied = (text: string, edits: readonly TextEdit[] = []) => TextDocument.applyEdits(TextDocument.create('', '', 0, text), [...edits]);

/** Formats after a character was typed before the cursor. */
async function typed(text: string, ch: string): Promise<string> {
  const { text: plain, offset } = marked(text);
  await workspace.type(name, plain);
  const edits = await workspace.language.lsp.Formatter?.formatDocumentOnType(workspace.document(name), { ...workspace.at(name, offset), ch, options });
  for (const { range } of edits ?? []) expect(workspace.document(name).textDocument.offsetAt(range.end)).toBeLessThanOrEqual(offset);
  return applied(plain, edits);
}

const text = 'tenant   a {\n     id: "x"\n}\ngroup  g in a\n\n\n\ngroup   h in a\n';

test('the whole document, whatever the options of the editor say', async () => {
  await workspace.type(name, text);
  const edits = await workspace.language.lsp.Formatter?.formatDocument(workspace.document(name), { textDocument: { uri: '' }, options });
  expect(applied(text, edits)).toBe('tenant a {\n  id: "x"\n}\n\ngroup g in a\n\ngroup h in a\n');
});

test('the lines of a range', async () => {
  await workspace.type(name, text);
  const format = (start: number, end: number) =>
    workspace.language.lsp.Formatter?.formatDocumentRange(workspace.document(name), {
      textDocument: { uri: '' },
      range: { start: { line: start, character: 0 }, end: { line: end, character: 0 } },
      options,
    });
  expect(applied(text, await format(1, 2))).toBe('tenant   a {\n  id: "x"\n}\ngroup  g in a\n\n\n\ngroup   h in a\n');
  expect(applied(text, await format(7, 8))).toBe('tenant   a {\n     id: "x"\n}\ngroup  g in a\n\ngroup h in a\n');
});

test('a closing brace formats its block', async () => {
  expect(await typed('group   g in a\npackage  p in a {\ngrants:group g\npolicy "X" {\nwhen:user.a -eq "b"\n    }<|>\n}', '}')).toBe(
    'group   g in a\npackage  p in a {\ngrants:group g\n  policy "X" {\n    when: user.a -eq "b"\n  }\n}',
  );
  expect(await typed('tenant  a {\nid :"}" // }\n}<|>\ntenant   b {}', '}')).toBe('tenant a {\n  id: "}" // }\n}\ntenant   b {}');
});

test('a new line formats the line before it', async () => {
  expect(await typed('tenant   a {\n     id :"x"\n<|>\n   domains:  "y"\n}', '\n')).toBe('tenant   a {\n  id: "x"\n\n   domains:  "y"\n}');
  expect(await typed('group   a in b\n<|>', '\n')).toBe('group a in b\n');
});

test('a declaration that is being typed is left alone', async () => {
  const unfinished = 'tenant   a {\n     id :\n<|>\n}';
  expect(await typed(unfinished, '\n')).toBe(marked(unfinished).text);
});
