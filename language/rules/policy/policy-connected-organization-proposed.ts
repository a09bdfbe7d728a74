import { setProperty } from '../facts/edits.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyConnectedOrganizationProposed = rule({
  code: 'policy-connected-organization-proposed',
  severity: 'warning',
  why: 'The audience of all configured organizations leaves proposed ones out. People of this one cannot ask until it is configured or named in the policy.',
  source: 'entitlement-management-organization',
  check({ topology, index, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (policy.requestors?.type !== 'allConfiguredOrganizations') continue;
      for (const organization of index.all('organization')) {
        if (organization.tenant !== one.tenant || organization.state !== 'proposed') continue;
        report(policy.requestors.span, `"${organization.name}" is only proposed and not covered.`, {
          related: [{ span: organization.spans['state'] ?? organization.span, message: 'the organization' }],
          fixes: [{ title: 'Set the organization to configured', edits: setProperty(organization, 'state', 'configured') }],
        });
      }
    }
  },
});
