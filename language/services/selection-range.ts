import type { SelectionRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Item, structureOf } from './formatting/structure.ts';
import { splitDeclarations } from './split.ts';
import { scan, type Token } from './text/scan.ts';

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** What surrounds an offset, from the word to the file: each one contains the one before it. By the text alone. */
export function extentsAt(text: string, offset: number): readonly Extent[] {
  const piece = splitDeclarations(text).find(one => offset <= one.offset + one.text.length) ?? { offset: 0, text };
  const all = scan(piece.text).map(token => ({ ...token, start: token.start + piece.offset, end: token.end + piece.offset }));
  const tokens = all.filter(({ type }) => type !== 'comment');
  const [first, last] = [tokens[0], tokens.at(-1)];
  const items = structureOf(text, tokens, 0, tokens.length) ?? [];
  const candidates: Extent[] = [
    ...all.flatMap(wordsOf),
    ...pairs(tokens),
    ...items.flatMap(item => partsOf(item, tokens)),
    ...(first && last ? [{ start: first.start, end: last.end }] : []),
    // With the comments above it.
    ...(all[0] && last ? [{ start: all[0].start, end: last.end }] : []),
    { start: 0, end: text.length },
  ];
  const around = candidates.filter(({ start, end }) => start <= offset && offset <= end && end > start).sort((a, b) => a.end - a.start - (b.end - b.start));
  const found: Extent[] = [];
  for (const one of around) {
    const inner = found.at(-1);
    if (!inner || (one.start <= inner.start && one.end >= inner.end && one.end - one.start > inner.end - inner.start)) found.push(one);
  }
  return found;
}

/** A token; of a path each part, too, and of a text what it says. */
function wordsOf({ type, text, start, end }: Token): Extent[] {
  if (type === 'text')
    return [
      { start: start + 1, end: end - 1 },
      { start, end },
    ];
  return [...text.matchAll(/\w+/g)].map(({ 0: word, index }) => ({ start: start + index, end: start + index + word.length })).concat({ start, end });
}

/** What stands in parentheses, brackets and braces, without and with them. */
function pairs(tokens: readonly Token[]): Extent[] {
  const open: number[] = [];
  return tokens.flatMap((token, i) => {
    if ('([{'.includes(token.text)) open.push(i);
    const start = ')]}'.includes(token.text) ? open.pop() : undefined;
    if (start === undefined) return [];
    return [...(i > start + 1 ? [extent(tokens, start + 1, i - 1)] : []), extent(tokens, start, i)];
  });
}

function partsOf(item: Item, tokens: readonly Token[]): Extent[] {
  const whole = extent(tokens, item.first, item.last);
  const header = item.type === 'group' && item.open !== undefined && item.open > item.first ? [extent(tokens, item.first, item.open - 1)] : [];
  return item.type === 'group' ? [whole, ...header, ...item.items.flatMap(inner => partsOf(inner, tokens))] : [whole, extent(tokens, item.mark + 1, item.last)];
}

const extent = (tokens: readonly Token[], first: number, last: number): Extent => ({ start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 });

/** What is selected when a selection is widened from an offset. */
export function selectionRange(document: TextDocument, offset: number): SelectionRange {
  const extents = extentsAt(document.getText(), offset);
  const at = (position: number) => document.positionAt(position);
  const outer = extents.reduceRight<SelectionRange | undefined>((parent, { start, end }) => ({ range: { start: at(start), end: at(end) }, parent }), undefined);
  return outer ?? { range: { start: at(offset), end: at(offset) } };
}
