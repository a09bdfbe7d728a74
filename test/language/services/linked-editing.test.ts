import { expect, test } from 'vitest';
import { linkedEditing } from '../../../language/services/linked-editing.ts';
import { createWorkspace, marked, textAt } from './workspace.ts';

async function linked(text: string, more: Readonly<Record<string, string>> = {}): Promise<string[] | undefined> {
  const { text: plain, offset } = marked(text);
  const workspace = createWorkspace({ 'main.tenantry': plain, ...more });
  await workspace.start();
  const found = linkedEditing(workspace.shared.workspace.Projects, workspace.document('main.tenantry'), offset);
  return found?.ranges.map(range => `${range.start.line}: ${textAt(plain, range)}`);
}

const text = 'tenant a "A" {}\ntenant b "B" {}\ngroup staff "Staff" in a\nsync a -> b { assign: staff }\n';

test('a name is edited with all that mention it, where it is declared', async () => {
  expect(await linked(text.replace('group staff', 'group sta<|>ff'))).toEqual(['2: staff', '3: staff']);
  expect(await linked(text.replace('tenant a', 'tenant a<|>'))).toEqual(['0: a', '2: a', '3: a']);
});

test('who edits a mention means another thing', async () => {
  expect(await linked(text.replace('assign: staff', 'assign: st<|>aff'))).toBeUndefined();
});

test('a name that nobody mentions, or another file, too, is edited alone', async () => {
  expect(await linked('tenant a<|> "A" {}')).toBeUndefined();
  expect(await linked(text.replace('tenant a', 'tenant a<|>'), { 'other.tenantry': 'import "./main.tenantry"\ngroup g in a\n' })).toBeUndefined();
  expect(await linked(text.replace('"Staff"', '"St<|>aff"'))).toBeUndefined();
});
