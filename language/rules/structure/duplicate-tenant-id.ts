import { quoted } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const duplicateTenantId = rule({
  code: 'duplicate-tenant-id',
  severity: 'warning',
  why: 'A tenant is one directory. Two names for one id make links and packages between them that lead from a directory into itself, and each plan would touch it twice.',
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
