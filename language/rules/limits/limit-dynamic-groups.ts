import { rule } from '../rule.ts';
import { over } from './over.ts';

export const limitDynamicGroups = rule({
  code: 'limit-dynamic-groups',
  severity: 'warning',
  why: 'A tenant holds 15,000 dynamic groups, and behind each automatic policy stands a hidden one. Entra refuses what goes beyond.',
  source: 'entitlement-management-access-package-auto-assignment-policy, directory-service-limits-restrictions',
  check(cx) {
    over(
      cx,
      15_000,
      resource =>
        resource.kind === 'package' ? resource.policies.filter(({ when }) => when).length : resource.kind === 'group' && resource.membershipRule ? 1 : 0,
      'Each auto assignment policy uses one of 15,000 dynamic groups.',
    );
  },
});
