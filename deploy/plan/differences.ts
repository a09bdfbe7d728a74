import { isObject, type Json, type JsonObject } from '../transport/json.ts';
import type { PropertyChange } from './plan.ts';

/** Members whose values are names of Graph's vocabulary: casing does not matter. */
const VOCABULARY = new Set([
  '@odata.type',
  'accessType',
  'targetType',
  'target',
  'state',
  'type',
  'allowedTargetScope',
  'expirationBehavior',
  'flowType',
  'dataType',
]);
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;
const DATE = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;

/** What of `wanted` is different in `live`. Members that are not wanted, order, nulls and spellings of the service are no difference. */
export function differences(wanted: Json | undefined, live: Json | undefined, path = ''): PropertyChange[] {
  if (same(wanted, live, lastName(path))) return [];
  if (isObject(wanted) && isObject(live)) {
    return Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [] : differences(value, live[name], path ? `${path}.${name}` : name)));
  }
  if (Array.isArray(wanted) && Array.isArray(live) && wanted.length === live.length && wanted.every(isObject)) {
    const nested = wanted.flatMap((item, index) => (isObject(live[index]) ? differences(item as Json, live[index] as Json, `${path}[${index}]`) : []));
    if (nested.length > 0) return nested;
  }
  return [{ path, old: live ?? null, new: wanted ?? null }];
}

/** Every leaf of a value, as what a creation sets. */
export function settings(wanted: Json | undefined, path = ''): PropertyChange[] {
  if (blank(wanted) || path.endsWith('@odata.type')) return [];
  if (isObject(wanted)) return Object.entries(wanted).flatMap(([name, value]) => settings(value, path ? `${path}.${name}` : name));
  return [{ path, new: wanted as Json }];
}

const lastName = (path: string): string => path.split('.').at(-1) ?? '';

const ZERO = /^(P0D|PT0[HMS])$/;

const blank = (value: Json | undefined): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'string' && ZERO.test(value)) ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.values(value).every(blank));

function same(wanted: Json | undefined, live: Json | undefined, name: string): boolean {
  if (wanted === live) return true;
  if (blank(wanted)) return blank(live) || live === false;
  if (blank(live)) return wanted === false || (isObject(wanted) && Object.entries(wanted).every(([part, value]) => same(value, undefined, part)));
  if (Array.isArray(wanted)) {
    if (!Array.isArray(live) || live.length !== wanted.length) return false;
    const rest = [...live] as Json[];
    return wanted.every(item => {
      const at = rest.findIndex(other => same(item as Json, other, name));
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    });
  }
  if (isObject(wanted)) return isObject(live) && Object.entries(wanted).every(([part, value]) => value === undefined || same(value, live[part], part));
  if (typeof wanted === 'string' && typeof live === 'string') return spelling(wanted, name) === spelling(live, name);
  return wanted === live;
}

function spelling(value: string, name: string): string {
  if (name === '@odata.type') return value.replace(/^#/, '').toLowerCase();
  if (VOCABULARY.has(name) || GUID.test(value)) return value.toLowerCase();
  const duration = DURATION.exec(value);
  if (duration && value.length > 1) {
    const [, years, months, weeks, days, hours, minutes, seconds] = duration.map(part => Number(part ?? 0));
    return `${(years ?? 0) * 12 + (months ?? 0)}M${(((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)}S`;
  }
  return DATE.test(value) ? new Date(value).toISOString() : value;
}

/** The members of `wanted` that the changes touch, complete. */
export function touched(wanted: JsonObject, changes: readonly PropertyChange[]): JsonObject {
  const names = new Set(changes.map(change => change.path.split(/[.[]/)[0]));
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => names.has(name)));
}
