import { expect, test } from 'vitest';
import { read } from '../read.ts';
import { createWorkspace } from './workspace.ts';

const structural = new Set(['syntax', 'unknown-kind', 'string-not-closed', 'comment-not-closed', 'file-not-utf8']);

test.each([
  ['sync contoso -> -> fabrikam {', ['Expected a name, found "->".']],
  ['tenant', ['A name is missing at the end of this declaration.']],
  ['tenant "Contoso" { }', ['Expected a name, found "Contoso".']],
  ['group g "G" in a {\n  id "x"\n  description: "y"\n}', ['Expected a property (name: value) or "}", found "id".']],
  ['sync a -> b {\n  scope assigned\n}', ['Expected a property (name: value) or "}", found "scope".']],
  ['package p "P" in a {\n  grants:\n}', ['Expected a value, found "}".']],
  ['mapping m {\n  x <- Append([a], \n}', ['Expected ")", found "}".']],
  ['package p "P" in a {\n  policy { }\n}', ['Expected a property (name: value) or "}", found "policy".']],
  ['group a "A" in b {\n  description: "x"\n', ['"}" is missing at the end of this declaration.']],
  ['import', ['A text in double quotes is missing at the end of this declaration.']],
  ['grup a "A" in b', ['There is no "grup". Did you mean "group"?']],
  ['tenant a "A" {\n  id: "x",\n  domains: "y"\n}', ['Nothing follows this comma. Properties are not separated by commas.']],
  ['package p "P" in a {\n  grants: group g,\n}', ['Nothing follows this comma. Properties are not separated by commas.']],
  ['group a "A in b', ['This text has no closing quote.']],
  ['tenant a { id: “1” }', ['Write " in place of “.', 'Write " in place of ”.']],
  ['group g "A “B” – C" in a { description: "x" } // “–”', []],
  ['#\nimport "./b.tenantry"', ['Write // in place of #.']],
  ['group g "G" in a { members: user.department –eq "Sales" }', ['Write - in place of –.']],
  ['group g "Z\uFFFDrich" in a', ['A character was lost here, as the file is not UTF-8. Write it again and save the file as UTF-8.']],
  ['\uFFFD\uFFFDt\0e\0n\0a\0n\0t\0', ['This file is not UTF-8. Save it as UTF-8.']],
])('%s', async (text, expected) => {
  const workspace = createWorkspace();
  await workspace.start();
  await workspace.type('a.tenantry', text);
  const found = workspace.diagnostics('a.tenantry').filter(({ code }) => structural.has(String(code)));
  expect(found.map(({ message }) => String(message))).toEqual(expected);
});

test('an error in one declaration leaves the others alone', async () => {
  const workspace = createWorkspace();
  await workspace.start();
  await workspace.type('a.tenantry', 'tenant a "A" {\n  id "x"\n}\ngrup b "B" in a\ntenants c = a\n');
  expect(workspace.diagnostics('a.tenantry').map(({ code, range }) => `${range.start.line + 1} ${code}`)).toEqual(
    expect.arrayContaining(['2 syntax', '4 unknown-kind']),
  );
  expect(workspace.messages('a.tenantry').filter(message => message.includes('unresolved') || message.startsWith('Cannot find'))).toEqual([]);
});

test('what stands for other characters is mended for the whole line', async () => {
  const { problems } = await read('tenant a “A “ { }\n# “Alpha”, and → beyond\nsync a → b "A → B" { } // → “x”\n');
  const fixes = problems.filter(({ message }) => message.startsWith('Write ')).map(({ fixes: [fix] = [] }) => fix);
  expect(fixes.map(fix => fix?.edits.map(({ text }) => text))).toEqual([['"', '"'], ['"', '"'], ['//'], ['//'], ['//'], ['//'], ['->']]);
});
