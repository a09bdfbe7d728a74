import { packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const autoPolicySeveral = rule({
  code: 'auto-policy-several',
  severity: 'warning',
  why: 'Microsoft advises one automatic policy for each package, and several only where no user fits two. Of two that fit, it is unclear which one removes the user.',
  source: 'entitlement-management-access-package-auto-assignment-policy',
  check({ topology, report }) {
    for (const { policies } of packages(topology)) {
      const [first, ...others] = policies.filter(({ when }) => when);
      for (const { span } of others) {
        report(span, 'Use one auto assignment policy per package.', { related: first ? [{ span: first.span, message: 'the first one' }] : [] });
      }
    }
  },
});
