import { indexOf } from '../../model/query.ts';
import type { SyncLink, Topology } from '../../model/topology.ts';
import { namesEverywhere } from '../facts/approvers.ts';
import { groupsIn } from '../facts/by-tenant.ts';
import { packagesBySyncLink } from '../facts/packages.ts';

/** Whether neither a group or user nor a package leads into the scope of a link. */
export const isUnassigned = (topology: Topology, link: SyncLink): boolean => link.assigned.length === 0 && !packagesBySyncLink(topology).has(link.key);

/** Groups that every source of these links has. */
export function assignableGroups(topology: Topology, links: readonly SyncLink[]): readonly string[] {
  const sources = [...new Set(links.map(({ source }) => source))];
  return namesEverywhere(indexOf(topology), sources, groupsIn(topology).get(sources[0] ?? '') ?? [], () => true);
}
