import { createHash } from 'node:crypto';
import type { Topology } from '../../language/model/index.ts';

/** Members of what was read that change by themselves and that no plan is about. */
const VOLATILE = new Set(['status', 'near', 'modifiedDateTime', 'lastModifiedDateTime', 'createdDateTime', 'synchronizationJobSettings']);
/** Members of a topology that say where something stands, not what it means. */
const PLACES = new Set(['span', 'covers', 'spans', 'declaration', 'body', 'documentation', 'files', 'root', 'displayNameStated']);

/** What stands for something that was looked for and is not there. */
const ABSENT = 'absent';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Stands for a text in a longer one, so that no text gets as long as a topology. */
const brief = (text: string): string => (text.length > 200 ? digest(text) : text);

/** One text for equal values: members sorted, lists in any order, without some members. */
function canonical(value: unknown, without: (name: string) => boolean): string {
  if (value instanceof Map) return canonical(Object.fromEntries(value), without);
  if (Array.isArray(value)) return `[${value.map(item => brief(canonical(item, without))).sort()}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([name, item]) => item !== undefined && typeof item !== 'function' && !without(name));
    return `{${members
      .map(([name, item]) => `${JSON.stringify(name)}:${brief(canonical(item, without))}`)
      .sort()
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

const fingerprints = new WeakMap<Topology, string>();

/** Of what a topology means; its layout, its comments and where its files lie do not count. */
export function topologyFingerprint(topology: Topology): string {
  const known = fingerprints.get(topology) ?? digest(canonical(topology, name => PLACES.has(name) || name.endsWith('Span')));
  fingerprints.set(topology, known);
  return known;
}

/** Of what was read of one thing, without what the service changes by itself. */
export const observedFingerprint = (live: unknown): string =>
  live === undefined ? ABSENT : digest(canonical(live, name => VOLATILE.has(name) || (name.includes('@odata.') && name !== '@odata.type'))).slice(0, 16);

/** Of any JSON value, its lists in order. */
export const contentHash = (value: unknown): string => digest(JSON.stringify(value));
