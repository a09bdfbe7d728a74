import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const reviewNoResponseRemovesAll = rule({
  code: 'review-no-response-removes-all',
  severity: 'info',
  why: 'Results are applied when the review ends. If no reviewer answers, everybody loses the access at once.',
  source: 'create-access-review',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      if (policy.review?.noResponse === 'removeAccess') report(policy.review.span, 'If nobody answers, everyone loses access.');
    }
  },
});
