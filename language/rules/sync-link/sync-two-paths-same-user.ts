import { indexOf } from '../../model/query.ts';
import type { ConnectedOrganization, SyncLink, Topology } from '../../model/topology.ts';
import type { Edit, Fix } from '../../problems/problem.ts';
import { replace, setProperty } from '../facts/edits.ts';
import { isRemovable } from '../facts/links.ts';
import { organizationsAsked, policiesAsking } from '../facts/organizations.ts';
import { withoutOrganization } from '../policy/audience-text.ts';
import { rule } from '../rule.ts';

export const syncTwoPathsSameUser = rule({
  code: 'sync-two-paths-same-user',
  severity: 'warning',
  why: 'Whoever arrives second meets the user of the first: the link takes over the existing B2B user, whose type stays unless the mapping applies always. After that entitlement management no longer decides when the user is removed.',
  source: 'cross-tenant-synchronization-overview, cross-tenant-synchronization-configure, entitlement-management-external-users',
  check({ topology, index, report }) {
    const asked = organizationsAsked(topology);
    for (const organization of index.all('organization')) {
      const { key, tenant, partner, span } = organization;
      const link = index.linksTo(tenant).find(({ source }) => source === partner);
      if (!link || !asked.has(key)) continue;
      report(span, `Users of "${link.source}" can arrive in "${link.target}" by two ways.`, {
        related: [{ span: link.span, message: 'the link' }],
        fixes: [
          ...(organization.existing ? [] : [{ title: 'Choose the link: nobody asks from the organization', edits: linkOnly(topology, organization) }]),
          ...organizationOnly(topology, link),
        ],
      });
    }
  },
});

/** Policies that name the organization address the directory, where the link brings its people; the others no longer cover it. */
function linkOnly(topology: Topology, organization: ConnectedOrganization): readonly Edit[] {
  const { named, covered } = policiesAsking(topology, organization);
  return [
    ...named.map(requestors => replace(requestors.span, withoutOrganization(indexOf(topology), requestors, organization.key) ?? 'all users')),
    ...(covered ? setProperty(organization, 'state', 'proposed') : []),
  ];
}

const organizationOnly = (topology: Topology, link: SyncLink): readonly Fix[] =>
  isRemovable(topology, link) ? [{ title: 'Choose the connected organization: remove the link', edits: [replace(link.declaration, '')] }] : [];
