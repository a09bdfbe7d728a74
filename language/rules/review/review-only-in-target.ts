import type { AccessPackage, Topology } from '../../model/topology.ts';
import type { Fix } from '../../problems/problem.ts';
import { decidersFor } from '../facts/approvers.ts';
import { setProperty } from '../facts/edits.ts';
import { isForInsiders, packagesBySyncLink, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const reviewOnlyInTarget = rule({
  code: 'review-only-in-target',
  severity: 'info',
  why: 'The source decides who exists in the target. A reviewer there removes access that the link or the package in the source brings back, or keeps people who are gone.',
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
        fixes: reviewFixes(topology, governing),
      });
    }
  },
});

/** A review for the first policy in which it has something to decide: a rule goes on to decide for itself. */
function reviewFixes(topology: Topology, governing: readonly AccessPackage[]): readonly Fix[] {
  for (const one of governing) {
    const policy = one.policies.find(({ when }) => !when);
    if (!policy) continue;
    return decidersFor(topology, one, policy).map(({ name, edits }) => ({
      title: `Add a review of ${one.name} by ${name}`,
      edits: [...edits, ...setProperty(policy, 'review', `quarterly by ${name} within 14d`)],
    }));
  }
  return [];
}
