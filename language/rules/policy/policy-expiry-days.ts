import { rule } from '../rule.ts';

export const policyExpiryDays = rule({
  code: 'policy-expiry-days',
  severity: 'error',
  why: 'Entra takes an expiration of 0 to 3660 days and refuses any other.',
  source: 'entitlement-management-access-package-lifecycle-policy',
  check({ index, report }) {
    for (const policy of index.all('package').flatMap(({ policies }) => policies)) {
      if (policy.expires.type === 'after' && policy.expires.duration.hours > 3660 * 24) report(policy.expires.span, 'Expiration is between 0 and 3660 days.');
    }
  },
});
