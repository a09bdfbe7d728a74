import { packagesBySyncLink } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const syncPackageDoubleAssignment = rule({
  code: 'sync-package-double-assignment',
  severity: 'warning',
  why: 'A user who is assigned by another group as well stays in scope when the package ends. A direct assignment of the same role, in contrast, ends together with the package.',
  check({ topology, report }) {
    for (const link of topology.links) {
      const packages = packagesBySyncLink(topology).get(link.key) ?? [];
      const assigned = new Set(link.assigned.map(({ key }) => key));
      for (const one of packages) {
        const both = one.policies.flatMap(({ requestors }) =>
          requestors?.type === 'specific' ? [...requestors.members, ...requestors.users].filter(({ key }) => assigned.has(key)) : [],
        );
        for (const ref of both) {
          report(ref.span, 'Removing the package does not take these users out of scope.', {
            related: [{ span: link.spans['assign'] ?? link.span, message: 'assigned here as well' }],
          });
        }
      }
    }
  },
});
