// $filter: eq, ne, in, startswith, not, and, or, brackets, over names and paths.
import { badQuery } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';

export type Literal = string | number | boolean | null;
export type Filter =
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; of: Filter }
  | { kind: 'compare'; operator: string; path: string; value: Literal; quoted: boolean }
  | { kind: 'in'; path: string; values: Literal[] }
  | { kind: 'startswith'; path: string; value: string };

const TOKEN = /\s+|'(?:[^']|'')*'|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z_][\w/.]*|-?\d[\w:.-]*|[(),]/iy;
const GUID = /^[0-9a-f]{8}-/i;
const OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];

const invalid = (text: string, why: string): Error => badQuery(`Invalid filter clause: ${why} in '${text}'.`);

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw invalid(text, `syntax error at position ${at}`);
    if (match[0].trim()) tokens.push(match[0]);
  }
  return tokens;
}

export function parseFilter(text: string): Filter {
  const tokens = tokenize(text);
  let at = 0;
  const next = (): string => {
    const token = tokens[at++];
    if (token === undefined) throw invalid(text, 'the expression ends too early');
    return token;
  };
  const expect = (token: string): void => {
    const found = next();
    if (found !== token) throw invalid(text, `'${token}' is expected before '${found}'`);
  };
  const literal = (): { value: Literal; quoted: boolean } => {
    const token = next();
    if (token.startsWith("'")) return { value: token.slice(1, -1).replaceAll("''", "'"), quoted: true };
    if (token === 'true' || token === 'false') return { value: token === 'true', quoted: false };
    if (token === 'null') return { value: null, quoted: false };
    if (/^-?\d+(\.\d+)?$/.test(token)) return { value: Number(token), quoted: false };
    if (/^\d/.test(token) || GUID.test(token)) return { value: token, quoted: false };
    throw invalid(text, `'${token}' is no value`);
  };
  const name = (): string => {
    const token = next();
    if (!/^[A-Za-z_]/.test(token) || GUID.test(token)) throw invalid(text, `a property is expected before '${token}'`);
    return token;
  };
  const primary = (): Filter => {
    if (tokens[at] === '(') {
      at++;
      const inner = or();
      expect(')');
      return inner;
    }
    const path = name();
    if (path === 'not') return { kind: 'not', of: primary() };
    if (tokens[at] === '(') return call(path);
    const operator = next();
    if (operator === 'in') return { kind: 'in', path, values: values() };
    if (!OPERATORS.includes(operator)) throw invalid(text, `'${operator}' is no operator`);
    return { kind: 'compare', operator, path, ...literal() };
  };
  const call = (fn: string): Filter => {
    if (fn.toLowerCase() !== 'startswith') throw badQuery(`The function '${fn}' is not supported here.`);
    expect('(');
    const path = name();
    expect(',');
    const { value } = literal();
    expect(')');
    return { kind: 'startswith', path, value: String(value) };
  };
  const values = (): Literal[] => {
    expect('(');
    const found = [literal().value];
    while (tokens[at] === ',') {
      at++;
      found.push(literal().value);
    }
    expect(')');
    return found;
  };
  const and = (): Filter => {
    let left = primary();
    while (tokens[at] === 'and') {
      at++;
      left = { kind: 'and', left, right: primary() };
    }
    return left;
  };
  const or = (): Filter => {
    let left = and();
    while (tokens[at] === 'or') {
      at++;
      left = { kind: 'or', left, right: and() };
    }
    return left;
  };
  const filter = or();
  if (at < tokens.length) throw invalid(text, `'${tokens[at]}' is not expected`);
  return filter;
}

/** Every comparison of a filter, with whether a `not` stands before it. */
export function* comparisons(filter: Filter): Generator<Exclude<Filter, { kind: 'and' | 'or' | 'not' }> | { kind: 'not' }> {
  switch (filter.kind) {
    case 'and':
    case 'or':
      yield* comparisons(filter.left);
      yield* comparisons(filter.right);
      break;
    case 'not':
      yield { kind: 'not' };
      yield* comparisons(filter.of);
      break;
    default:
      yield filter;
  }
}

const at = (entity: JsonObject, path: string): Json | undefined =>
  path.split('/').reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), entity);

/** Strings compare without case, as the directory does. */
const fold = (value: Json | undefined): Json => (typeof value === 'string' ? value.toLowerCase() : (value ?? null));

export function matches(filter: Filter, entity: JsonObject): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, entity) && matches(filter.right, entity);
    case 'or':
      return matches(filter.left, entity) || matches(filter.right, entity);
    case 'not':
      return !matches(filter.of, entity);
    case 'in':
      return filter.values.some(value => fold(value) === fold(at(entity, filter.path)));
    case 'startswith':
      return String(fold(at(entity, filter.path)) ?? '').startsWith(filter.value.toLowerCase());
    case 'compare':
      return compare(filter.operator, fold(at(entity, filter.path)), fold(filter.value));
  }
}

function compare(operator: string, left: Json, right: Json): boolean {
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (left === null || right === null) return false;
  switch (operator) {
    case 'gt':
      return left > right;
    case 'ge':
      return left >= right;
    case 'lt':
      return left < right;
    default:
      return left <= right;
  }
}
