import { expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ignorableCodes } from '../../../language/project/ignores.ts';
import { fixtures } from '../rules/all-fixtures.ts';
import { prelude, unmarked } from '../rules/check-text.ts';
import { createWorkspace } from './workspace.ts';

/** The text after the first problem of a code is ignored by the code action, and the codes of its problems then and before. */
async function ignored(text: string, code: string) {
  const workspace = createWorkspace({});
  await workspace.start();
  const codes = () => (workspace.document('a.tenantry').diagnostics ?? []).map(one => String(one.code));
  await workspace.type('a.tenantry', text);
  const before = codes();
  const document = workspace.document('a.tenantry');
  const diagnostic = document.diagnostics?.find(one => one.code === code);
  if (!diagnostic) return undefined;
  const params = { textDocument: { uri: document.uri.toString() }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
  const actions = (await workspace.language.lsp.CodeActionProvider?.getCodeActions(document, params)) as CodeAction[];
  const action = actions.find(({ title }) => title === `Ignore "${code}" here, for a reason`);
  if (!action) return { before, after: before, text: undefined, action };
  const changed = TextDocument.applyEdits(document.textDocument, action.edit?.changes?.[document.uri.toString()] ?? []);
  await workspace.type('a.tenantry', changed);
  return { before, after: codes(), text: changed, action };
}

const tenants = 'tenant a "A" { id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01" }\ntenant b "B" { id: "8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02" }\n';

test('the comment stands above what has the problem, as far in, and asks for a reason', async () => {
  const found = await ignored(`${tenants}sync a -> b {\n  scope: all\n  notify: "x@a.com"\n}\n`, 'sync-all-scope');
  expect(found?.text).toBe(`${tenants}sync a -> b {\n  // tenantry-ignore sync-all-scope: \n  scope: all\n  notify: "x@a.com"\n}\n`);
  expect(found?.action).toMatchObject({ kind: 'quickfix', isPreferred: false, diagnostics: [{ code: 'sync-all-scope' }] });
  expect(found?.after).toContain('ignore-without-reason');
});

test('above the declaration, where the property does not begin a line', async () => {
  const found = await ignored(`${tenants}sync a -> b { scope: all notify: "x@a.com" }\n`, 'sync-all-scope');
  expect(found?.text).toContain('\n// tenantry-ignore sync-all-scope: \nsync a -> b {');
});

test('errors of structure, and what is wrong with ignores, offer none', async () => {
  expect((await ignored('tenant a "A" { idd: "x" }', 'unknown-property'))?.action).toBeUndefined();
  expect((await ignored('// tenantry-ignore sync-all-scope: why\ntenant a "A" {}', 'unused-ignore'))?.action).toBeUndefined();
});

test('whatever rule it is, its problem is gone then', { timeout: 120_000 }, async () => {
  let tried = 0;
  for (const [code, { failing }] of Object.entries(fixtures).filter((_, i) => i % 3 === 0)) {
    const written = failing[0] && unmarked(failing[0].text).text;
    const text = written && (/^tenant /m.test(written) ? written : `${prelude}${written}`);
    const found = text === undefined || !ignorableCodes.has(code) ? undefined : await ignored(text, code);
    if (!found?.text) continue;
    tried++;
    const count = (all: readonly string[]) => all.filter(one => one === code).length;
    expect(count(found.after), `${code}\n${found.text}`).toBeLessThan(count(found.before));
    expect(found.after).not.toContain('unused-ignore');
  }
  expect(tried).toBeGreaterThan(30);
});
