import { rule } from '../rule.ts';

export const syncCrossOrganization = rule({
  code: 'sync-cross-organization',
  severity: 'info',
  why: 'Cross-tenant synchronization is meant for the tenants of one organization. With another organization a connected organization with access packages keeps consent and end dates.',
  source: 'cross-tenant-synchronization-overview, cross-tenant-synchronization-topology',
  check({ topology, index, report }) {
    for (const { source, target, span } of topology.links) {
      const stranger = [source, target].map(name => index.tenant(name)).find(tenant => tenant?.external);
      if (stranger)
        report(span, 'Between organizations a connected organization with access packages is the intended way.', {
          related: [{ span: stranger.spans['external'] ?? stranger.span, message: `"${stranger.name}" belongs to another organization` }],
        });
    }
  },
});
