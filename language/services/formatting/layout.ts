import { scan, type Token } from '../text/scan.ts';
import type { Group, Item, Line } from './structure.ts';
import type { Wish } from './wish.ts';

const step = 2;
/** Bodies in one line, and headers, have at most so many characters. */
const width = 120;

/** Lays out pieces of one text, from the first to the last. */
export class Layout {
  /** By token; tokens of broken pieces have none. */
  readonly wishes: (Wish | undefined)[] = [];
  private readonly text: string;
  private readonly tokens: readonly Token[];
  private before: 'tall' | 'flat' | undefined;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.tokens = tokens;
  }

  add(items: readonly Item[]): void {
    for (const item of items) {
      const tall = this.layItem(item, 0);
      this.wishes[item.first] = { line: true, blanks: '', indent: 0, ...(tall || this.before === 'tall' ? { empty: 'wanted' } : {}) };
      this.before = tall ? 'tall' : 'flat';
    }
  }

  /** What is broken stays as it is; who knows how tall it will be. */
  addBroken(): void {
    this.before = 'flat';
  }

  /** Everything after the first token of an item; says whether it has a body over several lines. */
  private layItem(item: Item, indent: number): boolean {
    if (item.type === 'group') return this.layGroup(item, indent);
    this.layLine(item, indent);
    return false;
  }

  private layGroup(group: Group, indent: number): boolean {
    const { first, open, last, items } = group;
    this.layHeader(first, open ?? last + 1, indent);
    if (open === undefined) return false;
    this.wishes[open] = { blanks: ' ', indent: indent + step };
    if (!/[\n\r]/.test(this.between(open, last)) || (items.length === 0 && this.between(open, last).slice(1, -1).trim() === '')) {
      this.layFlat(group, indent);
      if (indent + this.flatLength(first, last) <= width) return false;
    }
    this.layBody(group, indent);
    return true;
  }

  private layBody({ open = 0, items, last }: Group, indent: number): void {
    const longest = Math.max(0, ...items.map(item => (item.type === 'flow' ? this.textOf(item.first).length : 0)));
    let tallBefore = false;
    for (const item of items) {
      const tall = this.layItem(item, indent + step);
      const empty = item.first === open + 1 ? 'none after' : tall && tallBefore ? 'wanted' : undefined;
      this.wishes[item.first] = { line: true, blanks: '', indent: indent + step, ...(empty ? { empty } : {}) };
      if (item.type === 'flow') this.wishes[item.mark] = { blanks: ' '.repeat(1 + longest - this.textOf(item.first).length), indent };
      tallBefore = tall;
    }
    this.wishes[last] = { line: true, blanks: '', indent, commentIndent: indent + step, empty: 'none before' };
  }

  /** The whole body in one line. */
  private layFlat({ items, last }: Group, indent: number): void {
    for (const item of items) {
      this.wishes[item.first] = { blanks: ' ', indent: indent + step };
      if (item.type !== 'group') {
        this.layLine(item, indent + step);
        continue;
      }
      this.layHeader(item.first, item.open ?? item.last + 1, indent + step);
      if (item.open !== undefined) this.wishes[item.open] = { blanks: ' ', indent: indent + step };
      this.layFlat(item, indent + step);
    }
    this.wishes[last] = { blanks: items.length > 0 ? ' ' : '', indent };
  }

  private layHeader(first: number, end: number, indent: number): void {
    const lay = (keepsBreak: boolean) => {
      for (let i = first + 1; i < end; i++) {
        const tight = this.textOf(i) === ',' || this.textOf(i) === ':';
        this.wishes[i] = { blanks: tight ? '' : ' ', indent: indent + 2 * step, keepsBreak: keepsBreak && !tight };
      }
    };
    lay(false);
    if (indent + this.flatLength(first, end - 1) > width) lay(true);
  }

  private layLine({ type, first, mark, last }: Line, indent: number): void {
    if (type !== 'import') this.wishes[mark] = { blanks: type === 'flow' ? ' ' : '', indent: indent + step };
    let depth = 0;
    for (let i = mark + 1; i <= last; i++) {
      const text = this.textOf(i);
      const before = this.textOf(i - 1);
      const closes = text === ')' || text === ']';
      if (closes) depth--;
      const blanks =
        closes || before === '(' || before === '[' ? '' : text === ',' ? (before === ',' ? ' ' : '') : before === ',' || i - 1 === mark ? ' ' : 'as written';
      this.wishes[i] = { blanks, keepsBreak: text !== ',' && type !== 'import', indent: indent + step * (closes ? depth : Math.max(1, depth)) };
      if (text === '(' || text === '[') depth++;
    }
    if (type === 'import') this.wishes[first + 1] = { blanks: ' ', indent: indent + step };
  }

  /** How long some tokens are in one line as wished; infinite where a comment needs its line. */
  private flatLength(first: number, last: number): number {
    let length = this.textOf(first).length;
    for (let i = first + 1; i <= last; i++) {
      const gap = this.text.slice(this.tokens[i - 1]?.end, this.tokens[i]?.start);
      const comments = scan(gap);
      if (comments.length > 0 && /[\n\r]/.test(gap)) return Number.POSITIVE_INFINITY;
      const blanks = this.wishes[i]?.blanks ?? ' ';
      const between = comments.length > 0 ? 1 : blanks === 'as written' ? Math.min(1, gap.length) : blanks.length;
      length += comments.reduce((sum, { text }) => sum + 1 + text.length, between) + this.textOf(i).length;
    }
    return length;
  }

  private between(first: number, last: number): string {
    return this.text.slice(this.tokens[first]?.start, this.tokens[last]?.end);
  }

  private textOf(i: number): string {
    return this.tokens[i]?.text ?? '';
  }
}
