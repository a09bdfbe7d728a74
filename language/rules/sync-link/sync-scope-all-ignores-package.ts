import { setProperty } from '../facts/edits.ts';
import { quoted } from '../facts/names.ts';
import { packagesBySyncLink } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const syncScopeAllIgnoresPackage = rule({
  code: 'sync-scope-all-ignores-package',
  severity: 'warning',
  why: 'Assignments count in the assigned scope only. With the scope all, everybody is sent whether they hold the package or not, and taking it away removes nobody.',
  source: 'cross-tenant-synchronization-configure, defender-xdr-entra-mto',
  check({ topology, report }) {
    for (const link of topology.links) {
      const packages = link.scope === 'all' ? (packagesBySyncLink(topology).get(link.key) ?? []) : [];
      if (packages.length === 0) continue;
      report(
        link.spans['scope'] ?? link.span,
        `The access package ${quoted(packages.map(({ name }) => name))} has no effect: "${link.name}" takes all users.`,
        {
          related: packages.map(one => ({ span: one.spans['grants'] ?? one.span, message: 'granted here' })),
          fixes: [{ title: 'Change scope to assigned', edits: setProperty(link, 'scope', 'assigned') }],
        },
      );
    }
  },
});
