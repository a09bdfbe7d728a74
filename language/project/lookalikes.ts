import type { Fix } from '../problems/problem.ts';

/** What word processors and other languages write for something else here, with what to write. */
const lookalikes: { readonly [char: string]: string } = {
  ...Object.fromEntries([...'“”„‟«»‘’‚‛`´'].map(quote => [quote, '"'])),
  '→': '->',
  '–': '-',
  '—': '-',
  '−': '-',
  '#': '//',
};

/**
 * What to write in place of a character that stands for another one.
 * @param text of the declaration; the fix mends its whole line
 * @param at where the character is
 */
export function lookalike(text: string, at: number, uri: string, offset: number): { readonly message: string; readonly fixes: readonly Fix[] } | undefined {
  const write = lookalikes[text[at] ?? ''];
  if (write === undefined) return undefined;
  const start = text.lastIndexOf('\n', at) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(start))?.[0] ?? '';
  // Within a text in straight quotes, and behind the mark of a comment, they stand for themselves.
  const found = [...line.matchAll(/"[^"]*"|\/\/.*|#.*|./gu)].filter(({ 0: part }) => lookalikes[part[0] ?? ''] !== undefined);
  const edits = found.map(({ 0: part, index }) => {
    const from = offset + start + index;
    return { span: { uri, start: from, end: from + 1 }, text: lookalikes[part[0] ?? ''] ?? '' };
  });
  return {
    message: `Write ${write} in place of ${text[at]}.`,
    fixes: [{ title: `Write ${[...new Set(edits.map(edit => edit.text))].join(' and ')} in this line`, edits }],
  };
}
