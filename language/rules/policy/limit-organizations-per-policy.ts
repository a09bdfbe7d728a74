import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const limitOrganizationsPerPolicy = rule({
  code: 'limit-organizations-per-policy',
  severity: 'warning',
  why: 'By default a policy names at most 1,000 connected organizations. Entra refuses more, unless support has raised the quota of the tenant.',
  source: 'governance-service-limits',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      if (policy.requestors?.type === 'organizations' && policy.requestors.organizations.length > 1000)
        report(policy.requestors.span, 'A policy names at most 1,000 connected organizations.');
    }
  },
});
