import { type JsonObject, text } from '../transport/json.ts';
import { isPlain, quote } from './quote.ts';

/** Pieces of an expression; nothing else may stand in a file, whatever a tenant holds. */
const PIECE = /"(?:\\.|[^"\\\r\n])*"|\[\s*([A-Za-z_][\w.]*)\s*\]|[A-Za-z_]\w*|&H[0-9A-Fa-f]+|-?\d+\w*|<>|<=|>=|[<>=(),]|\s+/y;

/** The expression of a mapping row as a file has it; nothing where it has no such form. */
export function expressionText(source: JsonObject, nameOf: (attribute: string) => string): string | undefined {
  const name = text(source['name']);
  const expression = text(source['expression']) || (text(source['type']).toLowerCase() === 'constant' ? quote(name) : `[${name}]`);
  if (!isPlain(expression)) return undefined;
  let written = '';
  let depth = 0;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < expression.length) {
    const match = PIECE.exec(expression);
    if (!match) return undefined;
    const [piece, attribute] = match;
    if (piece === '(') depth++;
    if (piece === ')' && --depth < 0) return undefined;
    written += attribute !== undefined ? `[${nameOf(attribute)}]` : /^\s/.test(piece) ? ' ' : piece;
  }
  return depth === 0 && written.trim() !== '' && !/<\s*-/.test(written.replace(/"(?:\\.|[^"\\])*"/g, '""')) ? written.trim() : undefined;
}
