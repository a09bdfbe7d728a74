import type { Topology } from '../model/index.ts';
import type { Connection } from './connection.ts';

/** Tenants of which everybody is linked with everybody: drawn as a polygon. At least three. */
export interface Cluster {
  /** Sorted ids. */
  readonly members: readonly string[];
  /** Key of the mesh it was declared as. */
  readonly mesh?: string;
}

/** Declared meshes first, the largest first, then tenants that are linked both ways without one. A tenant is in one cluster at most. */
export function clustersOf(topology: Topology, ids: ReadonlyMap<string, string>, connections: readonly Connection[]): readonly Cluster[] {
  const id = (name: string) => ids.get(name) ?? '';
  const tenants = [...ids.values()];
  const linked = new Map<string, Set<string>>(tenants.map(name => [name, new Set()]));
  const synced = new Set(connections.filter(({ kind }) => kind === 'sync').map(({ from, to }) => `${id(from)} ${id(to)}`));
  for (const { from, to, kind } of connections) {
    if (kind === 'sync' && synced.has(`${id(to)} ${id(from)}`)) linked.get(id(from))?.add(id(to));
  }
  const free = new Set(tenants);
  const clusters: Cluster[] = [];
  const take = (members: readonly string[], mesh?: string) => {
    if (members.length < 3) return;
    for (const member of members) free.delete(member);
    clusters.push({ members, mesh });
  };
  const declared = [...topology.meshes].sort((a, b) => b.members.length - a.members.length);
  for (const mesh of declared) {
    const rest = [...new Set(mesh.members.map(id))].filter(member => free.has(member)).sort();
    take(grow(rest, linked), rest.length === mesh.members.length ? mesh.key : undefined);
  }
  for (const name of tenants.toSorted()) {
    if (!free.has(name)) continue;
    const around = [...(linked.get(name) ?? [])].filter(other => free.has(other));
    const degree = (other: string) => around.filter(third => linked.get(other)?.has(third)).length;
    take(grow([name, ...around.sort().sort((a, b) => degree(b) - degree(a))], linked).toSorted());
  }
  return clusters;
}

/** Takes one after the other as long as all are linked with all. */
function grow(candidates: readonly string[], linked: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const members: string[] = [];
  for (const candidate of candidates) {
    if (members.every(member => linked.get(member)?.has(candidate))) members.push(candidate);
  }
  return members;
}
