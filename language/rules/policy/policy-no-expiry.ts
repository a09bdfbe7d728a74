import { setProperty } from '../facts/edits.ts';
import { isForInsiders, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyNoExpiry = rule({
  code: 'policy-no-expiry',
  severity: 'info',
  why: 'Nothing ends these assignments but somebody who removes them by hand. People keep the access when they change their work.',
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
