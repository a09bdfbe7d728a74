import type { TopologyIndex } from '../../model/query.ts';
import type { Topology } from '../../model/topology.ts';
import type { Audience } from '../../model/values.ts';
import type { Fix } from '../../problems/problem.ts';
import { dynamicGroupsIn } from '../facts/by-tenant.ts';
import { replace } from '../facts/edits.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';
import { withoutOrganization } from './audience-text.ts';

export const policyExternalForSynced = rule({
  code: 'policy-external-for-synced',
  severity: 'warning',
  why: 'A synchronized user is in your directory already, so a policy for outsiders does not address them. They do not see the package.',
  check({ topology, index, report }) {
    for (const { package: one, policy } of policies(topology)) {
      const { requestors } = policy;
      if (requestors?.type !== 'organizations') continue;
      for (const ref of requestors.organizations) {
        const organization = index.get('organization', ref.key);
        const link = organization && index.linksTo(organization.tenant).find(({ source }) => source === organization.partner);
        if (!link) continue;
        report(ref.span, `Users of "${link.name}" are already in the directory; this policy does not address them.`, {
          related: [{ span: link.span, message: 'the link' }],
          fixes: insideFixes(topology, index, requestors, ref.key, one.tenant),
        });
      }
    }
  },
});

const shown = 3;

/** Leaves the organization out, or addresses people in the directory when it is the only one. */
function insideFixes(
  topology: Topology,
  index: TopologyIndex,
  requestors: Extract<Audience, { type: 'organizations' }>,
  key: string,
  tenant: string,
): readonly Fix[] {
  const others = withoutOrganization(index, requestors, key);
  if (others) return [{ title: 'Leave the organization out of this policy', edits: [replace(requestors.span, others)] }];
  const groups = (dynamicGroupsIn(topology).get(tenant) ?? []).slice(0, shown);
  return [
    ...groups.map(({ name }) => ({ title: `Use members of ${name}`, edits: [replace(requestors.span, `members of ${name}`)] })),
    { title: 'Use all users of the directory', edits: [replace(requestors.span, 'all users')] },
  ];
}
