import type { Topology } from '../model/index.ts';
import { count, list } from './text.ts';

/** The topology in one sentence. */
export function summary(topology: Topology): string {
  const packages = topology.resources.filter(({ kind }) => kind === 'package').length;
  const organizations = topology.resources.filter(({ kind }) => kind === 'organization').length;
  const parts = [
    count(topology.tenants.length, 'tenant'),
    count(topology.links.length, 'synchronization link'),
    ...(packages > 0 ? [count(packages, 'access package')] : []),
    ...(organizations > 0 ? [count(organizations, 'connected organization')] : []),
  ];
  return `${list(parts)}.`;
}
