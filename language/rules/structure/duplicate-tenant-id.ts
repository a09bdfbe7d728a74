import { quoted } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const duplicateTenantId = rule({
  code: 'duplicate-tenant-id',
  severity: 'warning',
  why: 'A tenant is one directory; links between two names of one tenant mean nothing.',
  check({ topology, report }) {
    const byId = Map.groupBy(
      topology.tenants.filter(tenant => tenant.id !== undefined),
      tenant => tenant.id,
    );
    for (const [first, ...others] of byId.values()) {
      for (const other of others) {
        if (!first) continue;
        report(other.spans['id'] ?? other.span, `Tenants ${quoted([first.name])} and ${quoted([other.name])} have the same id.`, {
          related: [{ span: first.spans['id'] ?? first.span, message: 'the same id' }],
        });
      }
    }
  },
});
