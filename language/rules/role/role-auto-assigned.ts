import { policies, readingRoles, rolesGivenBy } from '../facts/packages.ts';
import { rule } from '../rule.ts';
import { requestInstead, requestPackage } from './on-request.ts';

export const roleAutoAssigned = rule({
  code: 'role-auto-assigned',
  severity: 'warning',
  why: 'Whoever matches the rule holds the role, and nobody decides about it. The recommended split gives reading roles automatically and the others on request.',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (!policy.when) continue;
      for (const { role, span } of rolesGivenBy(topology, one)) {
        if (readingRoles.has(role)) continue;
        const grant = one.grants.find(candidate => candidate.span === span);
        const moved = grant ? requestPackage(topology, one, policy, grant) : [];
        report(policy.span, `"${role}" is given without request or approval.`, {
          related: [{ span, message: 'granted here' }],
          fixes: moved.length > 0 ? moved : requestInstead(topology, one, policy),
        });
      }
    }
  },
});
