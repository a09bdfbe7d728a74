import { rule } from '../rule.ts';

export const roleGroupDynamic = rule({
  code: 'role-group-dynamic',
  severity: 'error',
  why: 'Membership of a role-assignable group is always assigned; a rule would let others decide who holds the role.',
  source: 'groups-concept (role-assignable groups)',
  check({ index, report }) {
    for (const { membershipRule, roleAssignable, span, spans } of index.all('group')) {
      if (membershipRule && roleAssignable) {
        const cause = spans['roles'] ?? spans['roleAssignable'];
        report(spans['members'] ?? span, 'A role-assignable group must have assigned membership.', {
          related: cause ? [{ span: cause, message: 'makes it role-assignable' }] : [],
        });
      }
    }
  },
});
