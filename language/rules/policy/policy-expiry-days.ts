import { rule } from '../rule.ts';

export const policyExpiryDays = rule({
  code: 'policy-expiry-days',
  severity: 'error',
  why: 'The expiration of an assignment is between 0 and 3660 days.',
  source: 'entitlement-management-access-package-lifecycle-policy',
  check({ index, report }) {
    for (const policy of index.all('package').flatMap(({ policies }) => policies)) {
      if (policy.expires.type === 'after' && policy.expires.duration.hours > 3660 * 24) report(policy.expires.span, 'Expiration is between 0 and 3660 days.');
    }
  },
});
