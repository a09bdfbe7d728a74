import type { Span } from '../model/source.ts';
import type { Origin } from './source-file.ts';

/** A value whose spans all lie in one piece of text, as it is when that piece stands elsewhere. Plain data only. */
export function moved<T>(value: T, from: Origin, to: Origin): T {
  if (from.offset === to.offset && from.uri === to.uri) return value;
  const by = to.offset - from.offset;
  const copy = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one;
    if (Array.isArray(one)) return one.length === 0 ? one : one.map(copy);
    if (isSpan(one)) return { uri: to.uri, start: one.start + by, end: one.end + by };
    const result: { [key: string]: unknown } = { ...one };
    for (const key of Object.keys(result)) {
      const part = result[key];
      if (typeof part === 'object') result[key] = copy(part);
    }
    return result;
  };
  return copy(value) as T;
}

const isSpan = (value: object): value is Span => 'uri' in value && 'start' in value;
