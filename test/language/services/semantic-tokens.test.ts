import { expect, test } from 'vitest';
import { examples } from './meaning.ts';
import { createWorkspace } from './workspace.ts';

async function tokens(text: string, before?: string): Promise<number[] | undefined> {
  const workspace = createWorkspace({});
  await workspace.start();
  const params = { textDocument: { uri: 'file:///w/a.tenantry' } };
  const ask = () => workspace.language.lsp.SemanticTokenProvider?.semanticHighlight(workspace.document('a.tenantry'), params);
  if (before !== undefined) {
    await workspace.type('a.tenantry', before);
    await ask();
  }
  await workspace.type('a.tenantry', text);
  return (await ask())?.data;
}

test.each(examples.map(text => ({ text })))('after an edit the colours are those of the text, not of an earlier one', async ({ text }) => {
  const fresh = await tokens(text);
  expect(fresh?.length).toBeGreaterThan(10);
  const edits = [
    `tenant other "Other" {}\n\n${text}`,
    text.replace(/\bin (\w+)/, 'in $1, other'),
    text.replace('{', '{\n  description: "x"'),
    text.slice(0, text.length / 2),
  ];
  for (const edit of edits) expect(await tokens(text, edit)).toEqual(fresh);
});
