import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const reviewAutoAssigned = rule({
  code: 'review-auto-assigned',
  severity: 'warning',
  why: 'A reviewer takes the access away, and the rule gives it back at its next evaluation. Only the rule decides here.',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      if (policy.when && policy.removal && policy.review)
        report(policy.spans['review'] ?? policy.span, 'A user who still matches the rule may be assigned again.', {
          related: [{ span: policy.when.span, message: 'the rule' }],
        });
    }
  },
});
