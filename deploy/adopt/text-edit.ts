import type { Span } from '../../language/model/index.ts';

/** Replaces a span; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A text after edits that do not overlap; `start` is where it begins in its file. */
export const edited = (source: string, edits: readonly TextEdit[], start = 0): string =>
  [...edits]
    .sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)
    .reduce((all, { span, text }) => all.slice(0, span.start - start) + text + all.slice(span.end - start), source);

/** Takes something away with the blanks in front of it and the comments that stand right above it. */
export function removal({ uri, start, end }: Span, source: string): TextEdit {
  let from = source.slice(0, start).trimEnd().length;
  for (;;) {
    const line = source.lastIndexOf('\n', from - 1) + 1;
    // A comment belongs to what stands in the next line.
    if (!/^[^\S\n]*\/\//.test(source.slice(line, from)) || /\n[^\S\n]*\r?\n/.test(source.slice(from, start))) break;
    from = source.slice(0, line).trimEnd().length;
    if (from === 0) break;
  }
  return { span: { uri, start: from, end }, text: '' };
}

export const lineEndOf = (source: string): string => (source.includes('\r\n') ? '\r\n' : '\n');

/** Where a declaration can stand behind another one: at the end of its line, after a comment. */
export function behind({ uri, end }: Span, source: string): Span {
  const rest = /^[^\S\r\n]*(?:\/\/[^\r\n]*)?(?=[\r\n]|$)/.exec(source.slice(end))?.[0].length ?? 0;
  return { uri, start: end + rest, end: end + rest };
}
