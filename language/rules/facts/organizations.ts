import { indexOf } from '../../model/query.ts';
import type { ConnectedOrganization, Topology } from '../../model/topology.ts';
import type { Audience } from '../../model/values.ts';
import { policies } from './packages.ts';
import { perTopology } from './per-topology.ts';

type Named = Extract<Audience, { type: 'organizations' }>;

/** Audiences that name organizations, by key of the organization; and tenants with an audience of all configured ones. */
const asking = perTopology(topology => {
  const named = new Map<string, Named[]>();
  const covering = new Set<string>();
  for (const { package: one, policy } of policies(topology)) {
    const { requestors } = policy;
    if (requestors?.type === 'allConfiguredOrganizations' || requestors?.type === 'allExternal') covering.add(one.tenant);
    if (requestors?.type !== 'organizations') continue;
    for (const { key } of requestors.organizations) {
      const list = named.get(key) ?? [];
      list.push(requestors);
      named.set(key, list);
    }
  }
  return { named, covering };
});

/** Keys of the connected organizations whose users some policy lets ask, by name or with all configured ones. */
export const organizationsAsked = perTopology(
  (topology): ReadonlySet<string> =>
    new Set(
      indexOf(topology)
        .all('organization')
        .filter(organization => {
          const { named, covered } = policiesAsking(topology, organization);
          return named.length > 0 || covered;
        })
        .map(({ key }) => key),
    ),
);

/** The audiences that name an organization, and whether one covers it with all configured ones. */
export function policiesAsking(
  topology: Topology,
  { key, tenant, state }: ConnectedOrganization,
): { readonly named: readonly Named[]; readonly covered: boolean } {
  const { named, covering } = asking(topology);
  return { named: named.get(key) ?? [], covered: state === 'configured' && covering.has(tenant) };
}
