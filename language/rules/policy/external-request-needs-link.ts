import { isForOutsiders, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const externalRequestNeedsLink = rule({
  code: 'external-request-needs-link',
  severity: 'info',
  why: 'The link carries the tenant; the plain address of My Access shows the home tenant.',
  source: 'entitlement-management-external-users',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (isForOutsiders(policy))
        report(policy.span, `External requestors need the My Access link of "${one.tenant}"; the plain address shows their home tenant.`);
    }
  },
});
