import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../transport/json.ts';
import type { ChangedIn, PropertyChange } from './plan.ts';

/** Whose something is: the name of its topology, where that has one, and its symbol. */
export interface Mark {
  readonly topology?: string;
  readonly symbol: string;
}

/**
 * What was last applied, kept in a text that only administrators see: `[tenantry soc/shared 1a2b.3c4d.-]`, the topology, the
 * symbol and a short hash of each property in a fixed order, `-` for one that the topology did not state. A topology without
 * a name leaves out `soc/`. With it a difference tells on which side something changed, without a state file.
 */
export interface Stamp extends Mark {
  readonly hashes: readonly string[];
}

const STAMP = /\s*\[tenantry (?:(\w+)\/)?([\w-]+) ((?:(?:[0-9a-f]{4}){1,2}|-)(?:\.(?:(?:[0-9a-f]{4}){1,2}|-))*)\]\s*$/;

export function stampOf(description: string): Stamp | undefined {
  const [, topology, symbol, hashes] = STAMP.exec(description) ?? [];
  return symbol && hashes ? { ...(topology ? { topology } : {}), symbol, hashes: hashes.split('.') } : undefined;
}

/** A description as people wrote it. */
export const withoutStamp = (description: string): string => description.replace(STAMP, '');

export const stampText = ({ topology, symbol }: Mark, hashes: readonly string[]): string =>
  `[tenantry ${topology ? `${topology}/` : ''}${symbol} ${hashes.join('.')}]`;

/** A description that remembers what is applied with it. `properties`: those of the kind, in their order. */
export function withStamp(description: string, mark: Mark, wanted: JsonObject, properties: readonly string[]): string {
  const hashes = properties.map(name => (wanted[name] === undefined ? '-' : hashOf(wanted[name])));
  return `${withoutStamp(description)} ${stampText(mark, hashes)}`.trimStart();
}

/**
 * Whose something is that carries a stamp or none. `ours`: this topology made it under this symbol; `unnamed`: it was
 * made under this symbol by a topology that had no name then; `other`: by a topology of another name.
 */
export function ownerOf(stamp: Stamp | undefined, mark: Mark): 'ours' | 'unnamed' | 'other' | 'unknown' {
  if (!stamp) return 'unknown';
  if (stamp.topology !== undefined && stamp.topology !== mark.topology) return 'other';
  if (stamp.symbol !== mark.symbol) return 'unknown';
  return stamp.topology === mark.topology ? 'ours' : 'unnamed';
}

/** What changes on something that gets the name of its topology only now. */
export const naming = (stamp: Stamp | undefined, mark: Mark): PropertyChange[] =>
  ownerOf(stamp, mark) === 'unnamed' ? [{ path: 'topology', old: null, new: mark.topology ?? null, changed: 'topology' }] : [];

/** The changes, each with the side on which its property is no longer what was last applied. */
export function withSides(changes: readonly PropertyChange[], stamp: Stamp | undefined, properties: readonly string[]): PropertyChange[] {
  return changes.map(change => {
    const side = sideOf(stamp?.hashes[properties.indexOf(change.path)], hashOf(change.old), hashOf(change.new));
    return side ? { ...change, changed: side } : change;
  });
}

/** Which of two values is no longer what was applied, by their hashes; nothing where it is not known what that was. */
export function sideOf(applied: string | undefined, live: string, wanted: string): ChangedIn | undefined {
  if (applied === undefined) return undefined;
  return side(applied !== wanted, applied !== '-' && applied !== live);
}

const side = (topology: boolean, tenant: boolean): ChangedIn => (topology && tenant ? 'both' : topology ? 'topology' : 'tenant');

/** Where several properties have changed, together. */
export function changedIn(changes: readonly PropertyChange[]): ChangedIn | undefined {
  const sides = new Set(changes.flatMap(({ changed }) => changed ?? []));
  if (sides.size === 0) return undefined;
  return side(sides.has('topology') || sides.has('both'), sides.has('tenant') || sides.has('both'));
}

export const hashOf = (value: Json | undefined): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value.trim() : JSON.stringify(value ?? ''))
    .digest('hex')
    .slice(0, 4);
