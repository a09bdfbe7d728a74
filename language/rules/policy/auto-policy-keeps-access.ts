import { setProperty } from '../facts/edits.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const autoPolicyKeepsAccess = rule({
  code: 'auto-policy-keeps-access',
  severity: 'warning',
  why: 'Entra removes people who no longer match only when this is switched on. Otherwise the access stays after they changed department.',
  source: 'entitlement-management-access-package-auto-assignment-policy',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (!policy.when || policy.removal) continue;
      report(policy.spans['removal'] ?? policy.span, `Users keep "${one.name}" after they stop matching.`, {
        fixes: [{ title: 'Remove access when users no longer match', edits: setProperty(policy, 'removal', 'immediately') }],
      });
    }
  },
});
