import { declareBeside, replace } from '../facts/edits.ts';
import { packages } from '../facts/packages.ts';
import { freeName, placementOf } from '../facts/placement.ts';
import { rule } from '../rule.ts';

export const rolePrivilegedInPackage = rule({
  code: 'role-privileged-in-package',
  severity: 'warning',
  why: 'Microsoft announces that packages will support roles only that are not privileged, and points to Privileged Identity Management. A role-assignable group in the package goes on working; the article on security operations still shows the roles themselves.',
  source: 'entitlement-management-roles, defender-xdr-entra-mto',
  check({ topology, report }) {
    for (const one of packages(topology)) {
      for (const grant of one.grants) {
        if (grant.type !== 'role' || !grant.privileged) continue;
        const name = freeName(topology, grant.role);
        const group = `group ${name} "${grant.role} (via group)" in ${placementOf(topology, one)} {\n  roles: eligible "${grant.role}"\n}`;
        report(grant.span, 'Privileged roles are to be moved out of access packages; consider a role-assignable group with eligible membership.', {
          fixes: [{ title: 'Use a role-assignable group', edits: [declareBeside(one, group), replace(grant.span, `group ${name}`)] }],
        });
      }
    }
  },
});
