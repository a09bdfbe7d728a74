import { rule } from '../rule.ts';

export const mappingManagerScope = rule({
  code: 'mapping-manager-scope',
  severity: 'info',
  why: 'A reference needs both objects; removing a manager is not carried over.',
  source: 'cross-tenant-synchronization-overview',
  check({ topology, report }) {
    for (const { scope, flows } of topology.links) {
      const row = scope === 'assigned' ? flows.find(({ target }) => target.name === 'manager') : undefined;
      if (row) report(row.span, 'The manager arrives only when the manager is in scope too.');
    }
  },
});
