import type { ConnectedOrganization } from '../../model/topology.ts';
import { setProperty } from '../facts/edits.ts';
import { quoted } from '../facts/names.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyConnectedOrganizationProposed = rule({
  code: 'policy-connected-organization-proposed',
  severity: 'warning',
  why: 'The audience of all configured organizations leaves proposed ones out. People of this one cannot ask until it is configured or named in the policy.',
  source: 'entitlement-management-organization',
  check({ topology, index, report }) {
    const proposed = Map.groupBy(
      index.all('organization').filter(({ state }) => state === 'proposed'),
      ({ tenant }) => tenant,
    );
    const told = new Map([...proposed].map(([tenant, organizations]) => [tenant, tellOf(organizations)]));
    for (const { package: one, policy } of policies(topology)) {
      const tell = policy.requestors?.type === 'allConfiguredOrganizations' ? told.get(one.tenant) : undefined;
      if (policy.requestors && tell) report(policy.requestors.span, tell.message, tell);
    }
  },
});

/** What every such policy of a tenant has to be told. */
function tellOf(organizations: readonly ConnectedOrganization[]) {
  const [is, them] = organizations.length > 1 ? ['are', 'organizations'] : ['is', 'organization'];
  return {
    message: `${quoted(organizations.map(({ name }) => name))} ${is} only proposed and not covered.`,
    related: organizations.slice(0, 3).map(({ spans, span }) => ({ span: spans['state'] ?? span, message: 'the organization' })),
    fixes: [{ title: `Set the ${them} to configured`, edits: organizations.flatMap(one => setProperty(one, 'state', 'configured')) }],
  };
}
