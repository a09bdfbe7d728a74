import { quoted, together } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const mappingUsertypeGuestLimits = rule({
  code: 'mapping-usertype-guest-limits',
  severity: 'info',
  why: 'Guests see less and can do less in most services. Members act like internal users almost everywhere.',
  source: 'cross-tenant-synchronization-overview, multi-tenant-organization-known-issues',
  check({ topology, report }) {
    const rows = topology.links.flatMap(link =>
      link.flows
        .filter(({ target, source }) => target.name === 'userType' && source.type === 'constant' && source.value === 'Guest')
        .map(row => ({ row, link })),
    );
    for (const same of together(rows, ({ row }) => row.span)) {
      const [{ row }] = same;
      report(
        row.span,
        `Guests have restricted directory rights in ${quoted(same.map(({ link }) => link.target))} and are left out of Teams multitenant features.`,
      );
    }
  },
});
