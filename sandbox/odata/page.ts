// Filter, order and cut a list into pages. The token of the next page is opaque.
import { badQuery } from '../errors.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { matches } from './filter.ts';
import type { Options } from './query.ts';

export interface Page {
  entities: JsonObject[];
  total: number;
  /** Offset of the next page; undefined on the last. */
  next: number | undefined;
}

const tokenOf = (offset: number): string => Buffer.from(`RFNwdAo:${offset}`).toString('base64url');

function offsetOf(token: string): number {
  const [, offset] = /^RFNwdAo:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8')) ?? [];
  if (offset === undefined) throw badQuery('The skip token is invalid.');
  return Number(offset);
}

const at = (entity: JsonObject, path: string): Json => path.split('/').reduce<Json>((value, name) => (isObject(value) ? (value[name] ?? null) : null), entity);

export function pageOf(all: JsonObject[], options: Options, pageSize: number): Page {
  const { filter, orderby, top, skiptoken } = options;
  const found = filter ? all.filter(entity => matches(filter, entity)) : [...all];
  for (const { path, descending } of [...orderby].reverse()) {
    found.sort((a, b) => String(at(a, path) ?? '').localeCompare(String(at(b, path) ?? '')) * (descending ? -1 : 1));
  }
  const start = skiptoken === undefined ? 0 : offsetOf(skiptoken);
  const end = start + Math.min(top ?? pageSize, pageSize);
  return { entities: found.slice(start, end), total: found.length, next: end < found.length ? end : undefined };
}

/** The same request with the token of the next page. */
export function nextLink(url: string, offset: number): string {
  const [path, search = ''] = url.split('?', 2);
  const kept = search.split('&').filter(pair => pair !== '' && !/^(\$|%24)?skiptoken=/i.test(pair));
  return `${path}?${[...kept, `$skiptoken=${tokenOf(offset)}`].join('&')}`;
}
