/** Text for pictures: made harmless, measured without a browser, cut to a width. */

const lengthLimit = 400;
/** Characters of a text that is told in full. */
export const wholeText = 20_000;
/** Controls, zero-width and bidirectional controls, and what XML 1.0 cannot carry. */
const unwanted = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu;

/** One line of well-formed text without control characters, at most 400 characters long. */
export function clean(text: string, limit = lengthLimit): string {
  const short = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return short.toWellFormed().replace(/\s+/gu, ' ').replace(unwanted, '').trim();
}

/** Widths in thousandths of the font size; a little wider than Segoe UI, Arial and Helvetica, so that text never overflows. */
const narrow = new Map<string, number>();
for (const [characters, width] of [
  ["ijl'|", 240],
  ['I.,:;! ', 290],
  ['ft()[]/\\-r`', 350],
  ['"*{}°', 400],
  ['szckvxyJ', 530],
  ['abdeghnopquFLTZ0123456789_$?#+<>=~^', 590],
  ['ABEKPSVXY&', 690],
  ['CDHNRUw', 750],
  ['GOQ', 810],
  ['mM', 880],
  ['W%@', 960],
  ['…—', 1000],
] as const) {
  for (const character of characters) narrow.set(character, width);
}
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Width of a text in pixels, on the safe side. */
export function measure(text: string, size: number, bold = false): number {
  let width = 0;
  for (const character of text) width += narrow.get(character) ?? (wide.test(character) ? 1050 : 700);
  return (width * size * (bold ? 1.07 : 1)) / 1000;
}

/** The text if it fits into `width`, else its beginning with an ellipsis. */
export function fit(text: string, width: number, size: number, bold = false): string {
  const whole = clean(text);
  if (measure(whole, size, bold) <= width) return whole;
  const room = width - measure('…', size, bold);
  let cut = '';
  let used = 0;
  for (const character of whole) {
    used += measure(character, size, bold);
    if (used > room) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/** Behind what a long word may be broken: parts of user names and addresses. */
const joint = /^.+[@#/\\](?=.)/u;

/** The text in lines no wider than `width`, broken between words where it can be; the last one is cut if there are more. */
export function wrap(text: string, width: number, size: number, most: number, bold = false): readonly { readonly text: string; readonly full?: string }[] {
  const whole = clean(text);
  const lines: { text: string; full?: string }[] = [];
  let rest = whole;
  while (lines.length + 1 < most && measure(rest, size, bold) > width) {
    const fitting = fit(rest, width, size, bold).slice(0, -1);
    const space = rest[fitting.length] === ' ' ? fitting.length : fitting.lastIndexOf(' ');
    const end = space > 0 ? space : (joint.exec(fitting)?.[0].length ?? fitting.length);
    if (end === 0) break;
    lines.push({ text: rest.slice(0, end) });
    rest = rest.slice(end).trimStart();
  }
  const last = fit(rest, width, size, bold);
  return [...lines, last === rest && whole.length <= lengthLimit ? { text: last } : { text: last, full: clean(text, wholeText) }];
}

/** `1 link`, `2 links`. */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** `a`, `a and b`, `a, b and c`. */
export function list(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
