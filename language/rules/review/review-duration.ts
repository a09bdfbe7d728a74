import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';
import { periods } from './periods.ts';

export const reviewDuration = rule({
  code: 'review-duration',
  severity: 'warning',
  why: 'Occurrences of the review would overlap: the next one starts before the last one has ended.',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      const { review } = policy;
      if (review && review.within.hours >= periods[review.every] * 24) report(review.span, 'The review would still run when the next one starts.');
    }
  },
});
