import { packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const resourceAppSeveralRoles = rule({
  code: 'resource-app-several-roles',
  severity: 'info',
  why: 'All resource roles of a package are assigned together. Nobody can ask for one of them alone.',
  source: 'entitlement-management-access-package-resources',
  check({ topology, report }) {
    for (const one of packages(topology)) {
      const byApplication = Map.groupBy(
        one.grants.flatMap(grant => (grant.type === 'application' ? [grant] : [])),
        ({ application }) => application.key,
      );
      for (const [, second] of byApplication.values()) if (second) report(second.span, `Everyone with "${one.name}" gets all these roles.`);
    }
  },
});
