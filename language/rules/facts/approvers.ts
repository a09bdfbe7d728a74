import { indexOf, type TopologyIndex } from '../../model/query.ts';
import type { AccessPackage, AssignmentPolicy, Resource, Topology } from '../../model/topology.ts';
import type { Edit } from '../../problems/problem.ts';
import { declareBeside } from './edits.ts';
import { perTopology } from './per-topology.ts';
import { freeName, placementOf, tenantsAt } from './placement.ts';

const shown = 4;

/** Who can decide at all, by tenant: nobody is put into a dynamic group by hand. */
const deciders = perTopology(({ resources }) =>
  Map.groupBy(
    resources.filter(one => one.kind === 'user' || (one.kind === 'group' && !one.membershipRule)),
    ({ tenant }) => tenant,
  ),
);

/** Symbols of groups and users that could decide about a policy: of the same tenants, and not those who ask. */
export function approversFor(topology: Topology, one: AccessPackage, { requestors }: AssignmentPolicy): readonly string[] {
  const asking = new Set(requestors?.type === 'specific' ? [...requestors.members, ...requestors.users].map(({ key }) => key) : []);
  const candidates = deciders(topology).get(one.tenant) ?? [];
  return namesEverywhere(indexOf(topology), tenantsAt(topology, one), candidates, ({ key }) => !asking.has(key));
}

/** The first names of a tenant that fit and exist in the other tenants, too: a declaration can stand in several. */
export function namesEverywhere<R extends Resource>(
  index: TopologyIndex,
  tenants: readonly string[],
  candidates: Iterable<R>,
  fits: (resource: R) => boolean,
): readonly string[] {
  const found: string[] = [];
  for (const resource of candidates) {
    const { kind, name } = resource;
    if (!fits(resource) || !tenants.every(tenant => index.resource(`${kind}:${tenant}/${name}`))) continue;
    if (found.push(name) === shown) break;
  }
  return found;
}

/** Somebody who could decide, with what must be declared first. */
export interface Decider {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Who could decide about a policy; an existing group to be named by the writer where the tenant has nobody. */
export function decidersFor(topology: Topology, one: AccessPackage, policy: AssignmentPolicy): readonly Decider[] {
  const names = approversFor(topology, one, policy);
  if (names.length > 0) return names.map(name => ({ name, edits: [] }));
  const name = freeName(topology, 'approvers');
  return [{ name, edits: [declareBeside(one, `existing group ${name} "Approvers" in ${placementOf(topology, one)}`)] }];
}
