import type { Json } from './json.ts';
import type { GraphRequest } from './messages.ts';

/** A path whose inserted values are encoded: path`/groups/${id}/owners`. */
export function path(parts: TemplateStringsArray, ...values: readonly string[]): string {
  return parts.reduce((all, part, index) => all + encodeURIComponent(values[index - 1] ?? '') + part);
}

/** A path with query options; values are encoded, which the Graph client does not do. */
export function query(base: string, options: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return pairs.length > 0 ? `${base}?${pairs.join('&')}` : base;
}

/** A string literal of OData. */
export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** An alternate key in a path: `(uniqueName='x')`. */
export const alternateKey = (name: string, value: string): string => `(${name}=${encodeURIComponent(literal(value)).replaceAll('%27', "'")})`;

export const get = (target: string): GraphRequest => ({ method: 'GET', path: target });
export const post = (target: string, body?: Json): GraphRequest => ({ method: 'POST', path: target, body });
export const put = (target: string, body: Json): GraphRequest => ({ method: 'PUT', path: target, body });
export const patch = (target: string, body: Json): GraphRequest => ({ method: 'PATCH', path: target, body });
export const remove = (target: string): GraphRequest => ({ method: 'DELETE', path: target });

/** PATCH on an alternate key that creates what is missing. */
export const upsert = (target: string, body: Json): GraphRequest => ({ method: 'PATCH', path: target, body, headers: { Prefer: 'create-if-missing' } });
