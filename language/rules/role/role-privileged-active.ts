import { replace } from '../facts/edits.ts';
import { packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const rolePrivilegedActive = rule({
  code: 'role-privileged-active',
  severity: 'error',
  why: 'Entra gives roles that are labelled privileged only as eligible assignments in packages; an active one is refused. Security Reader, Security Operator and Security Administrator are all labelled so.',
  source: 'entitlement-management-roles, permissions-reference',
  check({ topology, report }) {
    for (const grant of packages(topology).flatMap(({ grants }) => grants)) {
      if (grant.type !== 'role' || !grant.privileged || grant.as !== 'Active') continue;
      report(grant.span, `"${grant.role}" is a privileged role and can only be given as Eligible.`, {
        fixes: [{ title: 'Change to Eligible', edits: [replace(grant.span, `role "${grant.role}" eligible`)] }],
      });
    }
  },
});
