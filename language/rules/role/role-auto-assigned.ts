import { policies, readingRoles, rolesGivenBy } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const roleAutoAssigned = rule({
  code: 'role-auto-assigned',
  severity: 'warning',
  why: 'The recommended split: reading role automatically, others by request.',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (!policy.when) continue;
      for (const { role, span } of rolesGivenBy(topology, one)) {
        if (!readingRoles.has(role)) report(policy.span, `"${role}" is given without request or approval.`, { related: [{ span, message: 'granted here' }] });
      }
    }
  },
});
