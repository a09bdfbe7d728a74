import { isForInsiders, packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyPriority = rule({
  code: 'policy-priority',
  severity: 'info',
  why: 'When somebody fits several policies of a package, the narrower audience wins: named people first, everybody last.',
  source: 'entitlement-management-access-package-request-policy',
  check({ topology, report }) {
    for (const { policies } of packages(topology)) {
      const [first, second] = policies.filter(isForInsiders);
      if (first && second)
        report(second.span, 'Which policy applies: specific users or organizations first, then all members, then all users, then all external.', {
          related: [{ span: first.span, message: 'another policy for people in the directory' }],
        });
    }
  },
});
