import { indexOf } from '../../model/query.ts';
import type { Span } from '../../model/source.ts';
import type { AccessPackage, AssignmentPolicy, Topology } from '../../model/topology.ts';
import { perTopology } from './per-topology.ts';

export const packages = (topology: Topology): readonly AccessPackage[] => indexOf(topology).all('package');

/** Packages whose assignment puts people into the scope of a link, by key of the link. */
export const packagesBySyncLink = perTopology((topology: Topology): ReadonlyMap<string, readonly AccessPackage[]> => {
  const found = new Map<string, AccessPackage[]>();
  for (const one of packages(topology)) {
    for (const grant of one.grants) {
      if (grant.type !== 'sync') continue;
      const list = found.get(grant.link.key) ?? [];
      if (!list.includes(one)) list.push(one);
      found.set(grant.link.key, list);
    }
  }
  return found;
});

/** A directory role that a package gives, by itself or through a group that holds it. */
export interface GivenRole {
  readonly role: string;
  readonly privileged: boolean;
  /** Where the package says so. */
  readonly span: Span;
}

export function rolesGivenBy(topology: Topology, one: AccessPackage): readonly GivenRole[] {
  const index = indexOf(topology);
  return one.grants.flatMap((grant): GivenRole[] => {
    if (grant.type === 'role') return [{ role: grant.role, privileged: grant.privileged, span: grant.span }];
    if (grant.type !== 'group' || grant.as !== 'Member') return [];
    return (index.get('group', grant.group.key)?.roles ?? []).map(({ role, privileged }) => ({ role, privileged, span: grant.span }));
  });
}

/** Roles that look and change nothing; the article on security operations gives them without a request. */
export const readingRoles: ReadonlySet<string> = new Set(['Security Reader', 'Global Reader', 'Reports Reader']);

/** Privileged roles that do more than read. */
export const powerfulRoles = (topology: Topology, one: AccessPackage): readonly GivenRole[] =>
  rolesGivenBy(topology, one).filter(({ role, privileged }) => privileged && !readingRoles.has(role));

/** Whether people outside the directory ask by this policy. */
export const isForOutsiders = ({ requestors }: AssignmentPolicy): boolean =>
  requestors?.type === 'organizations' || requestors?.type === 'allConfiguredOrganizations' || requestors?.type === 'allExternal';

/** Whether people in the directory ask by this policy. */
export const isForInsiders = ({ requestors }: AssignmentPolicy): boolean =>
  requestors?.type === 'specific' || requestors?.type === 'allMembers' || requestors?.type === 'allUsers';

/** Every policy with its package. */
export const policies = perTopology((topology: Topology): readonly { readonly package: AccessPackage; readonly policy: AssignmentPolicy }[] =>
  packages(topology).flatMap(one => one.policies.map(policy => ({ package: one, policy }))),
);
