import { indexOf } from '../../model/query.ts';
import type { Span } from '../../model/source.ts';
import { perTopology } from '../facts/per-topology.ts';

/** People of one tenant who use another one, and the link or connected organization that brings them. */
export interface Journey {
  readonly from: string;
  readonly to: string;
  readonly span: Span;
}

export const journeys = perTopology((topology): readonly Journey[] => {
  const found = new Map<string, Journey>();
  const add = (from: string, to: string, span: Span) => {
    if (from !== to && !found.has(`${from} ${to}`)) found.set(`${from} ${to}`, { from, to, span });
  };
  for (const { source, target, span } of topology.links) add(source, target, span);
  for (const { partner, tenant, span } of indexOf(topology).all('organization')) if (partner !== undefined) add(partner, tenant, span);
  return [...found.values()];
});
