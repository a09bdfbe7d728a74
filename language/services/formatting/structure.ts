import type { Token } from '../text/scan.ts';
import { isClosed } from '../value-converter.ts';

/** An import, a property or a line of a mapping; numbers are indexes of tokens. */
export interface Line {
  readonly type: 'import' | 'property' | 'flow';
  readonly first: number;
  readonly last: number;
  /** The colon or the arrow; for an import its first token. */
  readonly mark: number;
}

/** A declaration or a nested block. */
export interface Group {
  readonly type: 'group';
  readonly first: number;
  readonly last: number;
  /** The opening brace, where there is a body: the last token closes it. */
  readonly open?: number;
  readonly items: readonly Item[];
}

export type Item = Line | Group;

/**
 * Reads the shape of a piece of text as the grammar has it, or nothing where the text is broken. Comments are not among the
 * tokens, but where they keep the lexer from seeing the start of an item, the text is broken here, too.
 */
export function structureOf(text: string, tokens: readonly Token[], from: number, end: number): readonly Item[] | undefined {
  try {
    return new Reader(text, tokens, from, end).pieces();
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
}

class Broken extends Error {}

const reserved = new Set(['in', 'with', 'existing', 'import']);

class Reader {
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private readonly end: number;
  private at: number;

  constructor(text: string, tokens: readonly Token[], from: number, end: number) {
    this.text = text;
    this.tokens = tokens;
    this.at = from;
    this.end = end;
  }

  pieces(): readonly Item[] {
    const found: Item[] = [];
    while (this.at < this.end) found.push(this.is('import') ? this.importLine() : this.declaration());
    return found;
  }

  private importLine(): Line {
    const first = this.at++;
    this.string();
    return { type: 'import', first, mark: first, last: this.at - 1 };
  }

  private declaration(): Group {
    const first = this.at;
    this.skip('existing');
    this.name();
    this.names();
    if (this.skip('->') || this.skip('with') || this.skip('=')) this.names();
    if (this.skip(':')) this.name();
    if (this.token()?.type === 'text') this.string();
    if (this.skip('in')) this.names();
    return this.is('{') ? this.body(first) : { type: 'group', first, last: this.at - 1, items: [] };
  }

  private body(first: number): Group {
    const open = this.at++;
    const items: Item[] = [];
    while (!this.is('}')) items.push(this.item());
    return { type: 'group', first, open, items, last: this.at++ };
  }

  private item(): Item {
    const first = this.at;
    const start = this.startOfItem(first);
    if (!start) throw new Broken();
    this.at += 2;
    if (start === 'block') return this.body(first);
    this.phrases(0);
    return { type: start, first, mark: first + 1, last: this.at - 1 };
  }

  /** What begins at a word, as the lexer looks ahead. */
  private startOfItem(i: number): 'property' | 'flow' | 'block' | undefined {
    const [word, next, third] = [this.token(i), this.token(i + 1), this.token(i + 2)];
    if (!word || !next || !isName(word) || !this.onlyBlanks(word, next)) return undefined;
    if (next.text === ':') return 'property';
    if (next.text === '<-') return 'flow';
    const named = next.start > word.end && (next.type === 'text' ? isClosed(next.text) : isWord(next));
    return named && third?.text === '{' && this.onlyBlanks(next, third) ? 'block' : undefined;
  }

  private phrases(depth: number): void {
    do this.phrase(depth);
    while (this.skip(','));
  }

  private phrase(depth: number): void {
    this.term(depth);
    while (this.isTerm(depth)) this.term(depth);
  }

  private isTerm(depth: number): boolean {
    const token = this.token();
    if (!token) return false;
    if (token.type === 'bracket') return token.text === '(' || token.text === '[';
    return token.type !== 'other' && token.text !== '<-' && (depth > 0 || token.type !== 'word' || !this.startOfItem(this.at));
  }

  private term(depth: number): void {
    const token = this.token();
    if (!token || !this.isTerm(depth)) throw new Broken();
    if (token.text === '(') this.places(depth + 1);
    else if (token.text === '[') this.list(depth + 1);
    else if (token.type === 'text') this.string();
    else {
      // The lexer takes the last part of a path for the start of an item, too.
      const next = this.token(this.at + 1);
      if (token.type === 'word' && (token.text.endsWith('.') || token.text.includes('..') || next?.text === ':' || next?.text === '<-')) throw new Broken();
      this.at++;
    }
  }

  /** `( a, , b )`: places may be empty. */
  private places(depth: number): void {
    this.at++;
    do if (this.isTerm(depth)) this.phrase(depth);
    while (this.skip(','));
    this.expect(')');
  }

  private list(depth: number): void {
    this.at++;
    if (!this.is(']')) this.phrases(depth);
    this.expect(']');
  }

  private names(): void {
    do this.name();
    while (this.skip(','));
  }

  private name(): void {
    const token = this.token();
    if (!token || !isName(token)) throw new Broken();
    this.at++;
  }

  private string(): void {
    const token = this.token();
    if (token?.type !== 'text' || !isClosed(token.text)) throw new Broken();
    this.at++;
  }

  private expect(text: string): void {
    if (!this.skip(text)) throw new Broken();
  }

  private skip(text: string): boolean {
    const found = this.is(text);
    if (found) this.at++;
    return found;
  }

  private is(text: string): boolean {
    const token = this.token();
    if (!token) {
      if (text === '}') throw new Broken();
      return false;
    }
    return token.text === text;
  }

  private token(i = this.at): Token | undefined {
    return i < this.end ? this.tokens[i] : undefined;
  }

  private onlyBlanks(a: Token, b: Token): boolean {
    return this.text.slice(a.end, b.start).trim() === '';
  }
}

const isWord = ({ type, text }: Token): boolean => type === 'word' && !text.includes('.');
const isName = (token: Token): boolean => isWord(token) && !reserved.has(token.text);
