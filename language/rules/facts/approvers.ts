import { indexOf } from '../../model/query.ts';
import type { AccessPackage, AssignmentPolicy, Topology } from '../../model/topology.ts';

/** Symbols of groups and users that could decide about a policy: of the same tenant, and not those who ask. */
export function approversFor(topology: Topology, one: AccessPackage, { requestors }: AssignmentPolicy): readonly string[] {
  const asking = new Set(requestors?.type === 'specific' ? [...requestors.members, ...requestors.users].map(({ key }) => key) : []);
  return indexOf(topology)
    .in(one.tenant)
    .filter(resource => (resource.kind === 'group' ? !resource.membershipRule : resource.kind === 'user') && !asking.has(resource.key))
    .slice(0, 4)
    .map(({ name }) => name);
}
