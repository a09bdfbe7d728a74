import { rule } from '../rule.ts';

export const syncM365Configuration = rule({
  code: 'sync-m365-configuration',
  severity: 'warning',
  why: 'The Microsoft 365 admin center finds its own configurations by this prefix and manages them itself. It and your deployment would change the same settings in turn.',
  source: 'multi-tenant-organization-microsoft-365, multi-tenant-organization-known-issues',
  check({ topology, report }) {
    for (const { displayName, span } of topology.links) {
      if (displayName.startsWith('MTO_Sync_')) report(span, 'This configuration belongs to the Microsoft 365 admin center; leave its name and settings alone.');
    }
  },
});
