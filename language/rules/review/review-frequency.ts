import { replace } from '../facts/edits.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const reviewFrequency = rule({
  code: 'review-frequency',
  severity: 'error',
  why: 'Reviews of packages run monthly, quarterly, half-yearly or yearly. Weekly exists for groups only, so Entra refuses it here.',
  source: 'entitlement-management-access-reviews-create',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      const { review } = policy;
      if (review?.every !== 'weekly') continue;
      const word = { ...review.span, end: review.span.start + review.every.length };
      report(word, 'Use annually, semi-annually, quarterly or monthly.', { fixes: [{ title: 'Use monthly', edits: [replace(word, 'monthly')] }] });
    }
  },
});
