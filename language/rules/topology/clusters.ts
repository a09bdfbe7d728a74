import type { SyncLink } from '../../model/topology.ts';
import { perTopology } from '../facts/per-topology.ts';

/** Tenants that links connect, directly or over others, and the links between them. */
export interface Cluster {
  readonly tenants: readonly string[];
  readonly present: readonly SyncLink[];
  /** Ordered pairs without a link. */
  readonly missing: readonly { readonly source: string; readonly target: string }[];
}

export const clusters = perTopology((topology): readonly Cluster[] => {
  const links = new Map(topology.links.filter(({ source, target }) => source !== target).map(link => [`${link.source} ${link.target}`, link]));
  const found: Cluster[] = [];
  const seen = new Set<string>();
  for (const { name } of topology.tenants) {
    if (seen.has(name)) continue;
    const tenants = [name];
    seen.add(name);
    // Grows while it is walked.
    for (const one of tenants) {
      for (const other of topology.tenants) {
        if (seen.has(other.name) || !(links.has(`${one} ${other.name}`) || links.has(`${other.name} ${one}`))) continue;
        seen.add(other.name);
        tenants.push(other.name);
      }
    }
    if (tenants.length < 2) continue;
    const present: SyncLink[] = [];
    const missing: { source: string; target: string }[] = [];
    for (const source of tenants) {
      for (const target of tenants) {
        if (source === target) continue;
        const link = links.get(`${source} ${target}`);
        if (link) present.push(link);
        else missing.push({ source, target });
      }
    }
    found.push({ tenants, present, missing });
  }
  return found;
});
