import { setProperty } from '../facts/edits.ts';
import { quoted, together } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const syncAllScope = rule({
  code: 'sync-all-scope',
  severity: 'warning',
  why: 'The assigned scope is the recommended one.',
  source: 'cross-tenant-synchronization-configure',
  check({ topology, report }) {
    // A filter narrows the scope on purpose: then not every user goes.
    const wide = topology.links.filter(({ scope, filter }) => scope === 'all' && !filter);
    for (const links of together(wide, link => link.spans['scope'] ?? link.span)) {
      const [link] = links;
      report(
        link.spans['scope'] ?? link.span,
        `${quoted(links.map(({ name }) => name))} synchronizes every user of ${quoted(links.map(({ source }) => source))}.`,
        {
          fixes: [{ title: 'Change scope to assigned', edits: setProperty(link, 'scope', 'assigned') }],
        },
      );
    }
  },
});
