import { setProperty } from '../facts/edits.ts';
import { isForOutsiders, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const externalPackageWithoutEnd = rule({
  code: 'external-package-without-end',
  severity: 'warning',
  why: 'Nothing ends or reviews this access of people from outside. They keep it after the project is over and nobody remembers them.',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (!isForOutsiders(policy) || policy.expires.type !== 'never' || policy.review) continue;
      report(policy.span, `External users keep "${one.name}" for ever.`, {
        fixes: [{ title: 'Add expiration after 180 days', edits: setProperty(policy, 'expires', '180d') }],
      });
    }
  },
});
