import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';
import { periods } from './periods.ts';

export const reviewDuration = rule({
  code: 'review-duration',
  severity: 'warning',
  why: 'The next review starts before the last one has ended. Reviewers get two lists of the same people, and results cross each other.',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      const { review } = policy;
      if (review && review.within.hours >= periods[review.every] * 24) report(review.span, 'The review would still run when the next one starts.');
    }
  },
});
