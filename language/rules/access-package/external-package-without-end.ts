import { setProperty } from '../facts/edits.ts';
import { isForOutsiders, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const externalPackageWithoutEnd = rule({
  code: 'external-package-without-end',
  severity: 'warning',
  why: 'Just-in-time collaboration is time-limited and reviewed.',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (!isForOutsiders(policy) || policy.expires.type !== 'never' || policy.review) continue;
      report(policy.span, `External users keep "${one.name}" for ever.`, {
        fixes: [{ title: 'Add expiration after 180 days', edits: setProperty(policy, 'expires', '180d') }],
      });
    }
  },
});
