import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';
import { periods } from './periods.ts';

export const reviewWeakerThanExpiry = rule({
  code: 'review-weaker-than-expiry',
  severity: 'hint',
  why: 'The assignments end before the first review starts. It finds nobody and costs reviewers a mail.',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      const { review, expires } = policy;
      // Extended assignments live on, so only assignments of a few days never meet a review.
      if (review && expires.type === 'after' && expires.duration.hours < Math.min(periods[review.every] * 24, 7 * 24))
        report(policy.spans['review'] ?? policy.span, 'Assignments end before the first review.', { related: [{ span: expires.span, message: 'the end' }] });
    }
  },
});
