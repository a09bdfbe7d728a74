import { setProperty } from '../facts/edits.ts';
import { isForInsiders, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyNoExpiry = rule({
  code: 'policy-no-expiry',
  severity: 'info',
  why: 'Only removal by hand, by rule or by review would end them.',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (!isForInsiders(policy) || policy.expires.type !== 'never' || policy.review || policy.spans['expires']) continue;
      report(policy.span, `Assignments of "${one.name}" never end.`, {
        fixes: [
          { title: 'Add expiration after 180 days', edits: setProperty(policy, 'expires', '180d') },
          { title: 'Say that they never end', edits: setProperty(policy, 'expires', 'never') },
        ],
      });
    }
  },
});
