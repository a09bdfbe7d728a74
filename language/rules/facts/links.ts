import type { Span } from '../../model/source.ts';
import type { SyncLink, Topology } from '../../model/topology.ts';
import { packagesBySyncLink } from './packages.ts';
import { perTopology } from './per-topology.ts';

const placeOf = ({ uri, start }: Span): string => `${uri} ${start}`;
const counts = perTopology(({ links }) => {
  const found = new Map<string, number>();
  for (const { declaration } of links) found.set(placeOf(declaration), (found.get(placeOf(declaration)) ?? 0) + 1);
  return found;
});

/** Whether a declaration makes this link and no other: it can be changed or removed without touching others. */
export const standsAlone = (topology: Topology, { declaration }: SyncLink): boolean => counts(topology).get(placeOf(declaration)) === 1;

/** Whether a link can be taken away without breaking a package that gives it. */
export const isRemovable = (topology: Topology, link: SyncLink): boolean =>
  standsAlone(topology, link) && (packagesBySyncLink(topology).get(link.key) ?? []).length === 0;
