import { packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const roleInPackageAdministrator = rule({
  code: 'role-in-package-administrator',
  severity: 'info',
  why: 'To add directory roles to a catalog an administrator needs one of these roles, beside being owner of the catalog.',
  source: 'entitlement-management-roles',
  check({ topology, report }) {
    for (const grant of packages(topology).flatMap(({ grants }) => grants)) {
      if (grant.type === 'role') report(grant.span, 'Adding roles to a catalog needs Global Administrator or Privileged Role Administrator.');
    }
  },
});
