import { approversFor } from '../facts/approvers.ts';
import { after } from '../facts/edits.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const reviewManagerFallback = rule({
  code: 'review-manager-fallback',
  severity: 'error',
  why: 'A user without a manager has no reviewer. Entra asks for a fallback and refuses the review without one.',
  source: 'entitlement-management-access-reviews-create',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      const { review } = policy;
      const manager = review?.reviewers.find(({ type }) => type === 'manager');
      const last = review?.reviewers[review.reviewers.length - 1];
      if (!review || !manager || !last || review.fallback.length > 0) continue;
      report(manager.span, 'Name a fallback reviewer.', {
        fixes: approversFor(topology, one, policy).map(name => ({ title: `Add fallback ${name}`, edits: [after(last.span, ` fallback ${name}`)] })),
      });
    }
  },
});
