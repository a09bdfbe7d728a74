import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const autoPolicyGrace = rule({
  code: 'auto-policy-grace',
  severity: 'info',
  why: 'Whoever no longer matches the rule keeps the access for this time and loses it then.',
  source: 'entitlement-management-access-package-auto-assignment-policy',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      const after = policy.removal?.after;
      if (after) report(policy.spans['removal'] ?? policy.span, `Access ends ${after.text} after the user stopped matching.`);
    }
  },
});
