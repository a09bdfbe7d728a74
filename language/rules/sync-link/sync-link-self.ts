import { rule } from '../rule.ts';

export const syncLinkSelf = rule({
  code: 'sync-link-self',
  severity: 'error',
  why: 'A configuration sends users from one directory into another; a tenant cannot be its own target.',
  source: 'cross-tenant-synchronization-overview',
  check({ topology, report }) {
    for (const { source, target, span } of topology.links) if (source === target) report(span, 'A sync link needs two different tenants.');
  },
});
