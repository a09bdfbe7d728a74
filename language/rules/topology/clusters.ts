import type { SyncLink } from '../../model/topology.ts';
import { perTopology } from '../facts/per-topology.ts';

/** Tenants that links connect, directly or over others, and the links between them. */
export interface Cluster {
  readonly tenants: readonly string[];
  readonly present: readonly SyncLink[];
  /** How many ordered pairs have no link. A star of n tenants has almost n² of them, so they are listed on demand. */
  readonly gaps: number;
  missing(): readonly { readonly source: string; readonly target: string }[];
}

export const clusters = perTopology((topology): readonly Cluster[] => {
  const rank = new Map(topology.tenants.map(({ name }, i) => [name, i]));
  const between = new Map<string, Map<string, SyncLink>>(topology.tenants.map(({ name }) => [name, new Map()]));
  const neighbours = new Map<string, Set<string>>(topology.tenants.map(({ name }) => [name, new Set()]));
  for (const link of topology.links) {
    if (link.source === link.target) continue;
    between.get(link.source)?.set(link.target, link);
    neighbours.get(link.source)?.add(link.target);
    neighbours.get(link.target)?.add(link.source);
  }
  const ordered = (names: Iterable<string>, by: ReadonlyMap<string, number>) => [...names].sort((a, b) => (by.get(a) ?? 0) - (by.get(b) ?? 0));
  const found: Cluster[] = [];
  const seen = new Set<string>();
  for (const { name } of topology.tenants) {
    if (seen.has(name)) continue;
    const tenants = [name];
    seen.add(name);
    // Grows while it is walked.
    for (const one of tenants) {
      for (const other of ordered(neighbours.get(one) ?? [], rank)) {
        if (seen.has(other)) continue;
        seen.add(other);
        tenants.push(other);
      }
    }
    if (tenants.length < 2) continue;
    const place = new Map(tenants.map((tenant, i) => [tenant, i]));
    const present = tenants.flatMap(source => {
      const links = between.get(source);
      return ordered(links?.keys() ?? [], place).flatMap(target => links?.get(target) ?? []);
    });
    found.push({
      tenants,
      present,
      gaps: tenants.length * (tenants.length - 1) - present.length,
      missing: () =>
        tenants.flatMap(source => tenants.filter(target => target !== source && !between.get(source)?.has(target)).map(target => ({ source, target }))),
    });
  }
  return found;
});
