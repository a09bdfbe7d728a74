import { rule } from '../rule.ts';

export const mappingManagerScope = rule({
  code: 'mapping-manager-scope',
  severity: 'info',
  why: 'The manager is set only when that person is in scope, too. Removing a manager in the source is not carried over.',
  source: 'cross-tenant-synchronization-overview',
  check({ topology, report }) {
    for (const { scope, flows } of topology.links) {
      const row = scope === 'assigned' ? flows.find(({ target }) => target.name === 'manager') : undefined;
      if (row) report(row.span, 'The manager arrives only when the manager is in scope too.');
    }
  },
});
