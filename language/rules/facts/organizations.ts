import { indexOf } from '../../model/query.ts';
import { policies } from './packages.ts';
import { perTopology } from './per-topology.ts';

/** Keys of the connected organizations whose users some policy lets ask, by name or with all configured ones. */
export const organizationsAsked = perTopology((topology): ReadonlySet<string> => {
  const asked = new Set<string>();
  const configured = Map.groupBy(
    indexOf(topology)
      .all('organization')
      .filter(({ state }) => state === 'configured'),
    ({ tenant }) => tenant,
  );
  for (const { package: one, policy } of policies(topology)) {
    const { requestors } = policy;
    if (requestors?.type === 'organizations') for (const { key } of requestors.organizations) asked.add(key);
    else if (requestors?.type === 'allConfiguredOrganizations' || requestors?.type === 'allExternal') {
      for (const { key } of configured.get(one.tenant) ?? []) asked.add(key);
    }
  }
  return asked;
});
