import { isForOutsiders, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const externalRequestNeedsLink = rule({
  code: 'external-request-needs-link',
  severity: 'info',
  why: 'The address of My Access carries the tenant. The plain one shows people their own tenant, where the package does not exist.',
  source: 'entitlement-management-external-users',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (isForOutsiders(policy))
        report(policy.span, `External requestors need the My Access link of "${one.tenant}"; the plain address shows their home tenant.`);
    }
  },
});
