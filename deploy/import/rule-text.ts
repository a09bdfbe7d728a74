import { isPlain, quote } from './quote.ts';

const PIECE = /"(?:`.|[^"`])*"|[()[\],]|-[A-Za-z]+|[A-Za-z_][\w.]*|-?\d+\w*|\s+/y;

/** A dynamic membership rule as a file has it, without needless parentheses; nothing where it has no such form. */
export function membershipRuleText(rule: string, nameOf: (attribute: string) => string): string | undefined {
  const pieces = piecesOf(rule, nameOf);
  if (!pieces || pieces.length === 0) return undefined;
  const reader = new Reader(pieces);
  const read = reader.either();
  return reader.done ? read.text : undefined;
}

/** Tokens with texts quoted as a file does and extensions by their symbols. */
function piecesOf(rule: string, nameOf: (attribute: string) => string): string[] | undefined {
  if (!isPlain(rule.replace(/[\r\n]+/g, ' '))) return undefined;
  const pieces: string[] = [];
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < rule.length) {
    const [piece] = PIECE.exec(rule) ?? [];
    if (piece === undefined) return undefined;
    if (/^\s/.test(piece)) continue;
    if (piece.startsWith('"') && /[\r\n]/.test(piece)) return undefined;
    pieces.push(
      piece.startsWith('"') ? quote(piece.slice(1, -1).replace(/`(.)/g, '$1')) : piece.replace(/^user\.(.+)$/i, (_, name: string) => `user.${nameOf(name)}`),
    );
  }
  return pieces;
}

interface Read {
  readonly text: string;
  /** What joins its parts. */
  readonly joined?: 'or' | 'and';
}

class Reader {
  private readonly pieces: readonly string[];
  private at = 0;

  constructor(pieces: readonly string[]) {
    this.pieces = pieces;
  }

  get done(): boolean {
    return this.at === this.pieces.length;
  }

  either(): Read {
    return this.joinedBy('or', () => this.both());
  }

  private both(): Read {
    return this.joinedBy('and', () => this.single());
  }

  private joinedBy(operator: 'or' | 'and', part: () => Read): Read {
    const parts = [part()];
    while (this.takes(`-${operator}`)) parts.push(part());
    const [only] = parts;
    if (only && parts.length === 1) return only;
    return { text: parts.map(({ text, joined }) => (joined === 'or' && operator === 'and' ? `(${text})` : text)).join(` -${operator} `), joined: operator };
  }

  private single(): Read {
    if (this.takes('-not')) {
      const { text } = this.single();
      return { text: `-not (${text})` };
    }
    if (this.takes('(')) {
      const inner = this.either();
      this.takes(')');
      return inner;
    }
    let text = '';
    let brackets = 0;
    for (let piece = this.pieces[this.at]; piece !== undefined && !/^(-and|-or|\))$/i.test(piece); piece = this.pieces[this.at]) {
      if (piece === '(') {
        this.at++;
        text += `${text ? ' ' : ''}(${this.either().text})`;
        this.takes(')');
        continue;
      }
      if (piece === '[') brackets++;
      if (piece === ']') brackets--;
      const tight = text === '' || text.endsWith('[') || piece === ']' || piece === ',';
      text += `${tight ? '' : ' '}${piece}`;
      this.at++;
    }
    if (brackets !== 0) this.at = Number.NaN;
    return { text };
  }

  private takes(word: string): boolean {
    const found = this.pieces[this.at]?.toLowerCase() === word;
    if (found) this.at++;
    return found;
  }
}
