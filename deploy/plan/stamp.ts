import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../transport/json.ts';
import type { ChangedIn, PropertyChange } from './plan.ts';

/**
 * What was last applied, kept in a description that only administrators see: `[tenantry shared 1a2b.3c4d.-]`, the symbol and a
 * short hash of each property in a fixed order, `-` for one that the topology did not state. With it a difference tells on
 * which side something changed, without a state file.
 */
export interface Stamp {
  readonly symbol: string;
  readonly hashes: readonly string[];
}

const STAMP = /\s*\[tenantry ([\w-]+) ((?:[0-9a-f]{4}|-)(?:\.(?:[0-9a-f]{4}|-))*)\]\s*$/;

export function stampOf(description: string): Stamp | undefined {
  const [, symbol, hashes] = STAMP.exec(description) ?? [];
  return symbol && hashes ? { symbol, hashes: hashes.split('.') } : undefined;
}

/** A description as people wrote it. */
export const withoutStamp = (description: string): string => description.replace(STAMP, '');

/** A description that remembers what is applied with it. `properties`: those of the kind, in their order. */
export function withStamp(description: string, symbol: string, wanted: JsonObject, properties: readonly string[]): string {
  const hashes = properties.map(name => (wanted[name] === undefined ? '-' : hashOf(wanted[name])));
  return `${withoutStamp(description)} [tenantry ${symbol} ${hashes.join('.')}]`.trimStart();
}

/** The changes, each with the side on which its property is no longer what was last applied. */
export function withSides(changes: readonly PropertyChange[], stamp: Stamp | undefined, properties: readonly string[]): PropertyChange[] {
  return changes.map(change => {
    const hash = stamp?.hashes[properties.indexOf(change.path)];
    if (hash === undefined) return change;
    const topology = hash !== hashOf(change.new);
    const tenant = hash !== '-' && hash !== hashOf(change.old);
    return { ...change, changed: side(topology, tenant) };
  });
}

const side = (topology: boolean, tenant: boolean): ChangedIn => (topology && tenant ? 'both' : topology ? 'topology' : 'tenant');

/** Where several properties have changed, together. */
export function changedIn(changes: readonly PropertyChange[]): ChangedIn | undefined {
  const sides = new Set(changes.flatMap(({ changed }) => changed ?? []));
  if (sides.size === 0) return undefined;
  return side(sides.has('topology') || sides.has('both'), sides.has('tenant') || sides.has('both'));
}

const hashOf = (value: Json | undefined): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value.trim() : JSON.stringify(value ?? ''))
    .digest('hex')
    .slice(0, 4);
