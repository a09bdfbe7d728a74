// Query options of a request: which there are, and whether this path takes them.
import { badQuery } from '../errors.ts';
import type { Expansion, Query, Route } from '../route.ts';
import { type ExpandItem, parseExpand } from './expand.ts';
import { comparisons, type Filter, parseFilter } from './filter.ts';
import { findMember, isExtensionName, isOpen } from './types.ts';

const SINGLE = ['$select', '$expand'];
const COLLECTION = [...SINGLE, '$filter', '$orderby', '$top', '$count', '$skiptoken'];
const MOST = 999;

export interface Options {
  select?: string[];
  expand: ExpandItem[];
  filter?: Filter;
  orderby: { path: string; descending: boolean }[];
  top?: number;
  count: boolean;
  skiptoken?: string;
}

/** The options of a URL by name with "$". A name twice is refused, as is every other name. */
export function readQuery(search: string): Map<string, string> {
  const options = new Map<string, string>();
  for (const pair of search.replace(/^\?/, '').split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    const key = name.startsWith('$') ? name : `$${name}`;
    if (!COLLECTION.includes(key)) throw badQuery(`The query parameter '${name}' is not supported.`);
    if (options.has(key)) throw badQuery(`Query option '${key}' was specified more than once, but it must be specified at most once.`);
    options.set(key, at < 0 ? '' : decode(pair.slice(at + 1)));
  }
  return options;
}

function decode(text: string): string {
  if (/[\s"<>]/.test(text)) throw badQuery(`The query '${text}' is not URL-encoded.`);
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw badQuery(`The query '${text}' is not URL-encoded.`);
  }
}

export function checkQuery(route: Route, options: Map<string, string>, collection: boolean, consistency: string | null): Options {
  const query = route.query ?? {};
  const known = route.method !== 'GET' ? [] : collection ? COLLECTION : SINGLE;
  for (const name of options.keys()) if (!known.includes(name)) throw badQuery(`The query option '${name}' does not apply to this request.`);
  const filter = options.has('$filter') ? parseFilter(options.get('$filter') ?? '') : undefined;
  const count = countOption(options.get('$count'));
  if (filter) checkFilter(filter, route.type, query);
  if (query.advanced) checkAdvanced(filter, count, consistency, options.has('$skiptoken'));
  return {
    select: options.has('$select') ? selectNames(options.get('$select') ?? '', route.type) : undefined,
    expand: options.has('$expand') ? checkExpand(parseExpand(options.get('$expand') ?? ''), query.expand ?? {}, route.type) : [],
    filter,
    orderby: options.has('$orderby') ? orderNames(options.get('$orderby') ?? '', query.orderby ?? []) : [],
    top: options.has('$top') ? topOption(options.get('$top') ?? '') : undefined,
    count,
    skiptoken: options.get('$skiptoken'),
  };
}

function selectNames(text: string, type: string): string[] {
  const names = text.split(',').map(name => name.trim());
  for (const name of names) {
    if (findMember(type, name) || (isOpen(type) && isExtensionName(name))) continue;
    throw badQuery(`Parsing OData Select and Expand failed: Could not find a property named '${name}' on type 'microsoft.graph.${type}'.`);
  }
  return names;
}

function checkExpand(items: ExpandItem[], known: Record<string, Expansion>, type: string): ExpandItem[] {
  for (const item of items) {
    const member = findMember(type, item.name);
    if (!member?.navigation)
      throw badQuery(`Parsing OData Select and Expand failed: '${item.name}' is no navigation property of type 'microsoft.graph.${type}'.`);
    const expansion = known[item.name];
    if (!expansion) throw badQuery(`The navigation property '${item.name}' cannot be expanded here.`);
    if (item.select) selectNames(item.select.join(','), expansion.type);
    checkExpand(item.expand, expansion.expand ?? {}, expansion.type);
  }
  return items;
}

function checkFilter(filter: Filter, type: string, { filter: known = [] }: Query): void {
  for (const part of comparisons(filter)) {
    if (part.kind === 'not') continue;
    const member = findPath(type, part.path);
    if (!member) throw badQuery(`Invalid filter clause: Could not find a property named '${part.path}' on type 'microsoft.graph.${type}'.`);
    if (!known.includes(part.path)) throw badQuery(`Unsupported or invalid query filter clause specified for property '${part.path}' of resource '${type}'.`);
    if (part.kind !== 'compare' || part.value === null) continue;
    const text = member.type !== 'Boolean' && member.type !== 'Guid' && !member.type.startsWith('Int') && !member.type.startsWith('Date');
    const fits = member.type === 'Boolean' ? typeof part.value === 'boolean' : !text || part.quoted;
    if (!fits) throw badQuery(`Invalid filter clause: A binary operator with incompatible types was detected for '${part.path}' of type '${member.type}'.`);
  }
}

function findPath(type: string, path: string): ReturnType<typeof findMember> {
  const [first = '', ...rest] = path.split('/');
  const member = findMember(type, first);
  return member && rest.length > 0 ? findPath(member.type, rest.join('/')) : member;
}

/** Advanced queries on directory objects need the header ConsistencyLevel: eventual, filters also $count=true. */
function checkAdvanced(filter: Filter | undefined, count: boolean, consistency: string | null, follows: boolean): void {
  const unusual = filter !== undefined && [...comparisons(filter)].some(part => part.kind === 'not' || (part.kind === 'compare' && part.operator === 'ne'));
  if (!unusual && !count) return;
  if (consistency?.toLowerCase() !== 'eventual' || (unusual && !count && !follows)) {
    throw badQuery("Request_UnsupportedQuery: this query needs the header 'ConsistencyLevel: eventual' and '$count=true'.");
  }
}

function countOption(text: string | undefined): boolean {
  if (text === undefined || text === 'true' || text === 'false') return text === 'true';
  throw badQuery(`Invalid value '${text}' for the $count query option.`);
}

function topOption(text: string): number {
  const top = /^\d+$/.test(text) ? Number(text) : 0;
  if (top < 1 || top > MOST) throw badQuery(`Invalid page size specified: '${text}'. Must be between 1 and ${MOST} inclusive.`);
  return top;
}

function orderNames(text: string, known: readonly string[]): Options['orderby'] {
  return text.split(',').map(item => {
    const [, path = '', direction] = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/.exec(item) ?? [];
    if (!known.includes(path)) throw badQuery(`The $orderby expression '${item.trim()}' is not supported.`);
    return { path, descending: direction === 'desc' };
  });
}
