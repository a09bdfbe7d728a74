import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const autoPolicyAdministrator = rule({
  code: 'auto-policy-administrator',
  severity: 'info',
  why: 'Automatic policies are made by Identity Governance Administrators. Owners of the catalog and package managers cannot make them.',
  source: 'entitlement-management-access-package-auto-assignment-policy',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) if (policy.when) report(policy.span, 'Only Identity Governance Administrator can create this policy.');
  },
});
