import type { AstNode } from 'langium';
import { type Brackets, isBrackets, isNumeral, isParens, isSign, isText, isWord, type Parens, type Phrase } from '../generated/ast.ts';
import type { Span } from '../model/source.ts';
import type { ReadContext } from './read-context.ts';

export type Term = Phrase['terms'][number];

/** Walks over the terms of one phrase. */
export class Cursor {
  private at = 0;
  private readonly terms: readonly Term[];
  readonly phrase: Phrase;
  readonly cx: ReadContext;

  constructor(phrase: Phrase, cx: ReadContext) {
    this.phrase = phrase;
    this.terms = phrase.terms;
    this.cx = cx;
  }

  get done(): boolean {
    return this.at >= this.terms.length;
  }

  peek(ahead = 0): Term | undefined {
    return this.terms[this.at + ahead];
  }

  /** The word at the cursor, without moving. */
  peekWord(ahead = 0): string | undefined {
    const term = this.peek(ahead);
    return isWord(term) ? term.path : undefined;
  }

  next(): Term | undefined {
    return this.terms[this.at++];
  }

  /** Moves past the given words if all of them follow. */
  take(...words: string[]): boolean {
    if (!words.every((word, i) => this.peekWord(i) === word)) return false;
    this.at += words.length;
    return true;
  }

  word(): { text: string; span: Span } | undefined {
    const term = this.peek();
    if (!isWord(term) || term.path === undefined) return undefined;
    this.at++;
    return { text: term.path, span: this.cx.span(term) };
  }

  text(): { text: string; span: Span } | undefined {
    const term = this.peek();
    if (!isText(term) || term.value === undefined) return undefined;
    this.at++;
    return { text: term.value, span: this.cx.span(term) };
  }

  number(): { text: string; span: Span } | undefined {
    const term = this.peek();
    if (!isNumeral(term) || term.value === undefined) return undefined;
    this.at++;
    return { text: term.value, span: this.cx.span(term) };
  }

  sign(): { text: string; span: Span } | undefined {
    const term = this.peek();
    if (!isSign(term) || term.value === undefined) return undefined;
    this.at++;
    return { text: term.value, span: this.cx.span(term) };
  }

  parens(): Parens | undefined {
    const term = this.peek();
    if (!isParens(term)) return undefined;
    this.at++;
    return term;
  }

  brackets(): Brackets | undefined {
    const term = this.peek();
    if (!isBrackets(term)) return undefined;
    this.at++;
    return term;
  }

  /** Span of the term at the cursor, else of the end of the phrase. */
  get here(): Span {
    const term = this.peek();
    if (term) return this.cx.span(term);
    const whole = this.cx.span(this.phrase);
    return { ...whole, start: Math.max(whole.start, whole.end - 1) };
  }

  /** From a start to the term before the cursor. */
  since(start: Span | AstNode): Span {
    const from = '$type' in start ? this.cx.span(start as AstNode) : (start as Span);
    const last = this.terms[this.at - 1];
    return last ? { ...from, end: Math.max(from.end, this.cx.span(last).end) } : from;
  }

  /** Reports what is left over; true when nothing is. */
  end(expected: string): boolean {
    if (this.done) return true;
    this.cx.report('bad-value', this.rest, `Expected ${expected}, found ${this.shown}.`, [
      { title: 'Remove what is too much', edits: [{ span: this.rest, text: '' }] },
    ]);
    return false;
  }

  /** Reports at the cursor. */
  fail(expected: string): undefined {
    this.cx.report('bad-value', this.here, `Expected ${expected}${this.done ? '' : `, found ${this.shown}`}.`);
    return undefined;
  }

  private get rest(): Span {
    const last = this.terms[this.terms.length - 1];
    return last ? { ...this.here, end: this.cx.span(last).end } : this.here;
  }

  private get shown(): string {
    const term = this.peek();
    const source = term ? this.cx.source(term) : '';
    return `"${source.length > 40 ? `${source.slice(0, 40)}…` : source.replace(/^"|"$/g, '')}"`;
  }
}
