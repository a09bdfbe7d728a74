/** A token as the grammar cuts it; comments are kept. */
export interface Token {
  readonly type: 'word' | 'text' | 'number' | 'sign' | 'bracket' | 'comment' | 'other';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Words keep their dots (`user.department`), also a last one that is still waiting for what follows.
const pattern =
  /\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|"(?:\\[^\r\n]|[^"\\\r\n])*"?|[_a-zA-Z]\w*(?:\.\w*)*|-?\d+\w*|<-|->|-[a-zA-Z]+|<>|<=|>=|!&|&H[0-9A-Fa-f]+|\S/g;

/**
 * Cuts a text into tokens without the parser, so that half-typed and broken text can be understood up to a place.
 * Linear, never throws.
 */
export function scan(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: image, index } of text.matchAll(pattern)) tokens.push({ type: typeOf(image), text: image, start: index, end: index + image.length });
  return tokens;
}

function typeOf(image: string): Token['type'] {
  const first = image.charCodeAt(0);
  if (first === 34) return 'text';
  if (first === 47 && image.length > 1) return 'comment';
  if (first >= 48 && first <= 57) return 'number';
  if (first === 95 || (first >= 65 && first <= 90) || (first >= 97 && first <= 122)) return 'word';
  if ('{}()[],:'.includes(image)) return 'bracket';
  if (/^-\d/.test(image)) return 'number';
  return /^(?:[<>=&]|!&|-.)/.test(image) ? 'sign' : 'other';
}

/** Whether only blanks stand between the start of the line and an offset. */
export const isFirstOnLine = (text: string, offset: number): boolean => text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
