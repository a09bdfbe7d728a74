import { splitDeclarations } from '../split.ts';
import { scan, type Token } from '../text/scan.ts';
import { brokenLimit, tooLong } from '../text-limits.ts';
import { type Gap, gapsBetween } from './gaps.ts';
import { Layout } from './layout.ts';
import { structureOf } from './structure.ts';

/**
 * A topology file in the usual form: two blanks for each level, one property per line, arrows of a mapping below each other,
 * an empty line between declarations with bodies. Nothing but blanks and line ends changes; broken declarations stay as
 * they are.
 */
export function formatTopology(text: string): string {
  let result = '';
  let end = 0;
  for (const gap of formatEdits(text)) {
    result += text.slice(end, gap.start) + gap.text;
    end = gap.end;
  }
  return result + text.slice(end);
}

/** What {@link formatTopology} changes, in the order of the text; each edit replaces blanks by blanks. */
export function formatEdits(text: string): readonly Gap[] {
  return tooLong(text) || brokenLimit(text) ? [] : gapsOf(text).filter(({ start, end, text: blanks }) => text.slice(start, end) !== blanks);
}

function gapsOf(text: string): readonly Gap[] {
  const all = scan(text).map(trimmed);
  const tokens = all.filter(({ type }) => type !== 'comment');
  const layout = layOut(text, tokens);
  const lineEnd = /\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? '\r\n' : '\n';
  const gaps: Gap[] = [];
  let comments: Token[] = [];
  let before: Token | undefined;
  let index = 0;
  for (const token of all) {
    if (token.type === 'comment') {
      comments.push(token);
      continue;
    }
    const wish = layout.wishes[index++];
    if (wish) gaps.push(...gapsBetween(text, before?.end, token.start, comments, wish, lineEnd));
    before = token;
    comments = [];
  }
  const last = all.at(-1);
  const closed = !last?.text.startsWith('/*') || /^\/\*[\s\S]*\*\/$/.test(last.text);
  const sound = index === 0 || layout.wishes[index - 1] !== undefined;
  if (last && closed && sound) {
    gaps.push(...gapsBetween(text, before?.end, last.end, comments, { line: true, blanks: '', indent: 0 }, lineEnd).slice(0, comments.length));
    gaps.push({ start: last.end, end: text.length, text: lineEnd });
  }
  // A byte order mark counts as a blank, but is none to be taken away.
  return text.startsWith('\uFEFF') ? gaps.map(gap => (gap.start === 0 ? { ...gap, start: 1 } : gap)) : gaps;
}

function layOut(text: string, tokens: readonly Token[]): Layout {
  const layout = new Layout(text, tokens);
  let first = 0;
  for (const piece of splitDeclarations(text)) {
    let end = first;
    while (end < tokens.length && (tokens[end]?.start ?? 0) < piece.offset + piece.text.length) end++;
    // Some readers take a lone carriage return for the end of a line, others do not: such a piece is left alone.
    const items = /\r(?!\n)/.test(piece.text) ? undefined : structureOf(text, tokens, first, end);
    if (items) layout.add(items);
    else layout.addBroken();
    first = end;
  }
  return layout;
}

/** A comment to the end of the line, without the blanks at that end. */
function trimmed(token: Token): Token {
  if (token.type !== 'comment' || !token.text.startsWith('//')) return token;
  const text = token.text.trimEnd();
  return { ...token, text, end: token.start + text.length };
}
