import { isFirstOnLine, scan, type Token } from '../text/scan.ts';
import { isClosed } from '../value-converter.ts';
import type { Header } from './header.ts';
import { type InnerPlace, valuePlace } from './value-place.ts';
import { type Item, type Scope, startsDeclaration, walk } from './walk.ts';

/** What is being typed: the part of a word or of a text in quotes that stands before the cursor. */
export interface Typed {
  /** What an accepted proposal replaces. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly quoted: boolean;
  /** Whether a quote closes the text behind the cursor. */
  readonly closed: boolean;
}

export interface ValueAt extends InnerPlace {
  readonly item: Item;
}

/** What may be written at the cursor. */
export interface Place {
  readonly typed: Typed;
  /** A declaration may start here. */
  readonly declaration?: boolean;
  /** The path of an import. */
  readonly importing?: boolean;
  /** The declaration around the cursor, or the one whose header is being written. */
  readonly header?: Header;
  /** The cursor is in that header. */
  readonly inHeader?: boolean;
  /** The innermost braces around the cursor, and whether those are of a block inside a declaration. */
  readonly scope?: Scope & { readonly nested: boolean };
  /** An item may start here; the names are taken, before and behind the cursor. */
  readonly item?: { readonly taken: ReadonlySet<string> /** A colon or arrow follows already. */; readonly named: boolean };
  readonly value?: ValueAt;
}

/** Finds the place by the text alone; nothing inside comments. */
export function placeAt(text: string, offset: number): Place | undefined {
  const tokens = scan(text.slice(0, offset));
  const last = tokens[tokens.length - 1];
  if (last?.type === 'comment' && last.end === offset && !(last.text.startsWith('/*') && last.text.endsWith('*/') && last.text.length > 3)) return undefined;
  const typed = typedAt(text, offset, last);
  const before = tokens.filter(token => token.type !== 'comment' && token.start < typed.start - (typed.quoted ? 1 : 0));
  const { header, importing, scopes } = walk(before, text);
  const scope = scopes[scopes.length - 1];
  const fresh = isFirstOnLine(text, typed.quoted ? typed.start - 1 : typed.start);
  if (!scope) {
    if (importing) return { typed, importing };
    if (!header || (fresh && !header.open)) return typed.quoted ? undefined : { typed, declaration: true };
    return { typed, header, inHeader: true };
  }
  const named = /^\w*[^\S\n\r]*(:|<-)/.test(text.slice(offset));
  const place = { typed, header, scope: { ...scope, nested: scopes.length > 1 } };
  const item = { named, taken: new Set([...scope.used, ...namesBehind(text, offset)]) };
  if (!scope.item) return typed.quoted ? undefined : { ...place, item };
  const value = { ...valuePlace(scope.item.value), item: scope.item };
  const start = fresh && !typed.quoted && value.depth === 0 && (value.before.length > 0 ? !expectsMore(value.before) : value.phrase === 0);
  if (start && named) return { ...place, item };
  return start ? { ...place, item, value } : { ...place, value };
}

/** Words that cannot end a value. */
const connectors = /^(AND|OR|or|by|within|then|fallback|to|of|after|in|on|with|default|-\w+|[<>=&]+)$/;
const expectsMore = (before: readonly string[]): boolean => connectors.test(before[before.length - 1] ?? '');

function typedAt(text: string, offset: number, last: Token | undefined): Typed {
  const behind = text.slice(offset, offset + 200);
  if (last?.type === 'text' && last.end === offset && !isClosed(last.text)) {
    const rest = /^([\w .,/()-]*?)"/.exec(behind);
    return { start: last.start + 1, end: offset + (rest?.[1]?.length ?? 0), text: last.text.slice(1), quoted: true, closed: rest !== null };
  }
  const part = last?.end === offset && (last.type === 'word' || last.type === 'number' || /^-\w*$/.test(last.text)) ? last : undefined;
  if (!part) return { start: offset, end: offset, text: '', quoted: false, closed: false };
  return { start: part.start, end: offset + (/^\w*/.exec(behind)?.[0].length ?? 0), text: part.text, quoted: false, closed: false };
}

/** Names of the items that follow in the same braces. */
function namesBehind(text: string, offset: number): string[] {
  const rest = /^\w*/.exec(text.slice(offset))?.[0].length ?? 0;
  const tokens = scan(text.slice(offset + rest)).filter(({ type }) => type !== 'comment');
  const names: string[] = [];
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    const at = { ...token, start: token.start + offset + rest };
    if (startsDeclaration(at, tokens[i + 1], text)) break;
    if (token.text === '{') depth++;
    else if (token.text === '}' && --depth < 0) break;
    else if (depth === 0 && token.type === 'word' && (tokens[i + 1]?.text === ':' || tokens[i + 1]?.text === '<-')) names.push(token.text);
  }
  return names;
}
