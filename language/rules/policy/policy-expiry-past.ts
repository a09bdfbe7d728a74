import { rule } from '../rule.ts';

export const policyExpiryPast = rule({
  code: 'policy-expiry-past',
  severity: 'error',
  why: 'The end date must lie in the future, and Entra does not take a past one.',
  source: 'entitlement-management-access-package-lifecycle-policy',
  check({ index, report }) {
    const today = new Date().toISOString().slice(0, 10);
    for (const { expires } of index.all('package').flatMap(({ policies }) => policies)) {
      if (expires.type === 'on' && expires.date <= today) report(expires.span, 'The date is in the past.');
    }
  },
});
