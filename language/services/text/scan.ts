/** A token as the grammar cuts it; comments are kept. */
export interface Token {
  readonly type: 'word' | 'text' | 'number' | 'sign' | 'bracket' | 'comment' | 'other';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Words keep their dots (`user.department`), also a last one that is still waiting for what follows.
const pattern =
  /(?<comment>\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|$))|(?<text>"(?:\\[^\r\n]|[^"\\\r\n])*"?)|(?<word>[_a-zA-Z]\w*(?:\.\w*)*)|(?<number>-?\d+\w*)|(?<sign><-|->|-[a-zA-Z]+|<>|<=|>=|!&|&H[0-9A-Fa-f]+|[<>&=])|(?<bracket>[{}()[\],:])|(?<other>\S)/g;

/**
 * Cuts a text into tokens without the parser, so that half-typed and broken text can be understood up to a place.
 * Linear, never throws.
 */
export function scan(text: string): Token[] {
  return [...text.matchAll(pattern)].map(({ 0: image, index, groups }) => ({
    type: (Object.entries(groups ?? {}).find(([, found]) => found !== undefined)?.[0] ?? 'other') as Token['type'],
    text: image,
    start: index,
    end: index + image.length,
  }));
}

/** Whether only blanks stand between the start of the line and an offset. */
export const isFirstOnLine = (text: string, offset: number): boolean => text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
