import { quoted, together } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const mappingUsertypeExistingGuests = rule({
  code: 'mapping-usertype-existing-guests',
  severity: 'info',
  why: 'B2B users who were there before the link keep their user type, because this row is written only on creation.',
  source: 'cross-tenant-synchronization-configure, multi-tenant-organization-known-issues',
  check({ topology, report }) {
    const rows = topology.links.flatMap(link =>
      link.flows
        .filter(({ target, source, apply }) => target.name === 'userType' && apply === 'onCreate' && source.type === 'constant' && source.value === 'Member')
        .map(row => ({ row, link })),
    );
    for (const same of together(rows, ({ row }) => row.span)) {
      report(same[0].row.span, `Users who already are guests in ${quoted(same.map(({ link }) => link.target))} stay guests.`);
    }
  },
});
