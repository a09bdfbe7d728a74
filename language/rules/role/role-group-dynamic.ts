import { rule } from '../rule.ts';

export const roleGroupDynamic = rule({
  code: 'role-group-dynamic',
  severity: 'error',
  why: 'Membership of a role-assignable group is always assigned, and Entra refuses a rule. Otherwise whoever can edit the attribute would hand out the role.',
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
