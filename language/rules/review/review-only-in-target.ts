import { isForInsiders, packagesBySyncLink, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const reviewOnlyInTarget = rule({
  code: 'review-only-in-target',
  severity: 'info',
  why: 'The source decides who exists in the target.',
  source: 'cross-tenant-synchronization-governance',
  check({ topology, report }) {
    const reviewed = Map.groupBy(
      policies(topology).filter(({ policy }) => policy.review && (policy.when || isForInsiders(policy))),
      ({ package: one }) => one.tenant,
    );
    for (const link of topology.links) {
      const [inTarget] = reviewed.get(link.target) ?? [];
      const governing = packagesBySyncLink(topology).get(link.key) ?? [];
      // Without a package there is nothing in the source that this model could review.
      if (!inTarget || governing.length === 0 || governing.some(one => one.policies.some(({ review }) => review))) continue;
      report(link.span, `Review the assignment in "${link.source}"; this avoids conflicts.`, {
        related: [{ span: inTarget.policy.spans['review'] ?? inTarget.policy.span, message: `the review in "${link.target}"` }],
      });
    }
  },
});
