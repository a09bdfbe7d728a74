import type { Token } from '../text/scan.ts';
import type { Wish } from './wish.ts';

/** Blanks to put in the place of what stands between two neighbouring tokens. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The blanks from the end of one token to the start of the next one, around the comments between them. Comments stay where
 * their writer put them: behind something in its line, or in lines of their own.
 * @param from end of the token before, or undefined at the start of the text
 * @param wish of the token that follows
 */
export function gapsBetween(text: string, from: number | undefined, to: number, comments: readonly Token[], wish: Wish, lineEnd: string): readonly Gap[] {
  const gaps: Gap[] = [];
  let start = from ?? 0;
  let previous: Token | undefined;
  /** A comment that begins a line, not one behind something. */
  let ownLine = from === undefined;
  let broken = false;
  let missing = wish.empty === 'wanted' && from !== undefined && !hasEmptyLine(text, start, to, comments);
  const newLine = (indent: number, written: number, last: boolean): string => {
    const none = (wish.empty === 'none after' && !broken) || (wish.empty === 'none before' && last) || !wish.line;
    const empty = missing || (written > 1 && !none);
    broken = true;
    missing = false;
    return lineEnd.repeat(empty ? 2 : 1) + ' '.repeat(indent);
  };
  const put = (end: number, blanks: string): void => {
    gaps.push({ start, end, text: blanks });
  };
  for (const comment of comments) {
    const written = lineBreaks(text.slice(start, comment.start));
    const first = from === undefined && !previous;
    if (written > 0) ownLine = true;
    put(comment.start, first ? '' : written > 0 ? newLine(wish.commentIndent ?? wish.indent, written, false) : ' ');
    start = comment.end;
    previous = comment;
  }
  const blanks = text.slice(start, to);
  const written = lineBreaks(blanks);
  const besideComment = previous !== undefined && ownLine && written === 0;
  const breaks = wish.line ? !besideComment : previous?.text.startsWith('//') || (written > 0 && (wish.keepsBreak || previous !== undefined));
  if (from === undefined && !previous) put(to, '');
  else if (breaks) put(to, newLine(wish.indent, written, true));
  else put(to, previous ? ' ' : wish.blanks === 'as written' ? (blanks === '' ? '' : ' ') : wish.blanks);
  return gaps;
}

const lineBreaks = (blanks: string): number => blanks.split('\n').length - 1;

function hasEmptyLine(text: string, from: number, to: number, comments: readonly Token[]): boolean {
  let start = from;
  for (const next of [...comments, { start: to, end: to }]) {
    if (lineBreaks(text.slice(start, next.start)) > 1) return true;
    start = next.end;
  }
  return false;
}
