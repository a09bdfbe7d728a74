import type { Topology } from '../model/index.ts';
import type { Source } from './scene.ts';
import { clean, list } from './text.ts';

/** A set of tenants that the picture frames. Any two of them are nested or have no tenant in common. */
export interface Grouping {
  readonly source: Source;
  readonly caption: string;
  /** Symbols of tenants, at least two, never all of the topology. */
  readonly members: ReadonlySet<string>;
}

/** The larger ones first. Of sets that overlap, and of sets with the same members, the one that is written first counts. */
export function groupingsOf({ sets, tenants }: Topology): readonly Grouping[] {
  const titles = new Map(tenants.map(({ name, displayName }) => [name, displayName]));
  const taken: Grouping[] = [];
  for (const set of sets.toSorted((a, b) => b.members.length - a.members.length)) {
    const members = new Set(set.members.filter(name => titles.has(name)));
    const shared = (others: ReadonlySet<string>) => [...members].filter(name => others.has(name)).length;
    const apart = taken.every(({ members: others }) => shared(others) === 0 || (members.size < others.size && shared(others) === members.size));
    if (members.size < 2 || members.size === titles.size || !apart) continue;
    const caption = clean(set.displayName);
    const names = list([...members].map(name => clean(titles.get(name) ?? name, 80)));
    taken.push({ source: { key: set.key, span: set.span, label: `Set ${caption}: ${names}` }, caption, members });
  }
  return taken;
}

/**
 * A short id for every tenant, by which everything is put in order: as declared, members of a set side by side. What
 * tenants are called does not count, so renaming moves nothing, and a tenant that is written at the end comes last.
 */
export function idsOf({ tenants }: Topology, groupings: readonly Grouping[]): ReadonlyMap<string, string> {
  const places = new Map(tenants.map(({ name }, place) => [name, place]));
  const first = groupings.map(({ members }) => Math.min(...[...members].map(name => places.get(name) ?? 0)));
  const way = (name: string) => [...first.filter((_, index) => groupings[index]?.members.has(name)), places.get(name) ?? 0];
  const ways = new Map(tenants.map(({ name }) => [name, way(name)]));
  const sorted = [...places.keys()].sort((a, b) => compare(ways.get(a) ?? [], ways.get(b) ?? []));
  return new Map(sorted.map((name, place) => [name, String(place).padStart(5, '0')]));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [level, place] of a.entries()) {
    const other = b[level];
    if (other === undefined) return 1;
    if (place !== other) return place - other;
  }
  return a.length - b.length;
}
