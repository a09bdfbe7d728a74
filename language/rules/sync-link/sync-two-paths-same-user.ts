import { organizationsAsked } from '../facts/organizations.ts';
import { rule } from '../rule.ts';

export const syncTwoPathsSameUser = rule({
  code: 'sync-two-paths-same-user',
  severity: 'warning',
  why: 'Sync links to the B2B user that is already there; its user type stays unless the mapping applies always. Entitlement management does not govern the lifetime of users that sync owns.',
  source: 'cross-tenant-synchronization-overview, cross-tenant-synchronization-configure, entitlement-management-external-users',
  check({ topology, index, report }) {
    const asked = organizationsAsked(topology);
    for (const { key, tenant, partner, span } of index.all('organization')) {
      const link = index.linksTo(tenant).find(({ source }) => source === partner);
      if (!link || !asked.has(key)) continue;
      report(span, `Users of "${link.source}" can arrive in "${link.target}" by two ways.`, { related: [{ span: link.span, message: 'the link' }] });
    }
  },
});
