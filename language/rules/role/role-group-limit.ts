import { rule } from '../rule.ts';

export const roleGroupLimit = rule({
  code: 'role-group-limit',
  severity: 'error',
  why: 'A tenant holds at most 500 role-assignable groups. Entra refuses the next one.',
  source: 'groups-concept (role-assignable groups)',
  check({ topology, index, report }) {
    for (const { name } of topology.tenants) {
      const groups = index.in(name).filter(resource => resource.kind === 'group' && resource.roleAssignable);
      const over = groups[500];
      if (over) report(over.span, 'A tenant can hold 500 role-assignable groups.');
    }
  },
});
