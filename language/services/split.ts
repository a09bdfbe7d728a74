/** Where a top-level declaration or import begins, with the space and comments before it, and how far it goes. */
export interface Piece {
  readonly offset: number;
  readonly text: string;
}

/** Texts, comments, words, arrows, line ends and single characters; a comment or text may be unclosed. */
const tokens = /"(?:\\[^\r\n]|[^"\\\r\n])*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|[_a-zA-Z][_a-zA-Z0-9]*|->|<-|\n|[^\s]/g;

/** Inside of braces only braces matter, and what may hide them. */
const inside = /"(?:\\[^\r\n]|[^"\\\r\n])*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|[{}]/g;

/** After these a header goes on, whatever the next line begins with. */
const open = new Set([',', '=', ':', '->', 'in', 'with', 'existing', 'import']);
/** With these at its start a line continues a header. */
const joining = new Set(['in', 'with']);

/**
 * Cuts a file into its top-level declarations, which are independent texts: an edit in one then leaves the trees of all
 * others as they are, and an error in one does not spill into the next. A piece ends with its closing brace, or where a
 * line begins with a word that cannot continue it. Without the cuts the parser reads a valid file the same way.
 */
export const splitDeclarations = (text: string): readonly Piece[] => [...piecesFrom(text, 0)];

/** The pieces from an offset on at which one begins. At the beginning of a piece nothing of what stands before it matters. */
export function* piecesFrom(text: string, from: number): Generator<Piece> {
  let start = from;
  let depth = 0;
  let words = 0;
  let last = '';
  let lineStart = from === 0;
  const cut = (at: number): Piece => {
    const piece = { offset: start, text: text.slice(start, at) };
    start = at;
    words = 0;
    last = '';
    return piece;
  };
  let trivia = from;
  for (let at = from; ; ) {
    const pattern = depth === 0 ? tokens : inside;
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) break;
    const { 0: token, index } = found;
    at = index + token.length;
    if (token === '\n') {
      lineStart = true;
      continue;
    }
    if (token.startsWith('//') || token.startsWith('/*')) {
      lineStart = lineStart && token.startsWith('/*');
      continue;
    }
    const word = /^[_a-zA-Z]/.test(token);
    if (depth === 0 && lineStart && word && words >= 2 && !open.has(last) && !joining.has(token)) yield cut(trivia);
    lineStart = false;
    if (token === '{') depth++;
    else if (token === '}') depth = Math.max(0, depth - 1);
    if (word || token.startsWith('"')) words++;
    last = token;
    trivia = at;
    if (token === '}' && depth === 0) yield cut(trivia);
  }
  if (start < text.length || text === '') yield cut(text.length);
}
