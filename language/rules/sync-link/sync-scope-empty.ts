import { setProperty } from '../facts/edits.ts';
import { quoted, together } from '../facts/names.ts';
import { packagesBySyncLink } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const syncScopeEmpty = rule({
  code: 'sync-scope-empty',
  severity: 'error',
  why: 'With the assigned scope only assigned users and members of assigned groups are processed.',
  source: 'cross-tenant-synchronization-configure',
  check({ topology, index, report }) {
    const governed = packagesBySyncLink(topology);
    const empty = topology.links.filter(link => link.scope === 'assigned' && link.assigned.length === 0 && !governed.has(link.key));
    for (const links of together(empty, ({ span }) => span)) {
      const [link] = links;
      const groups = index
        .in(link.source)
        .filter(({ kind, name }) => kind === 'group' && links.every(({ source }) => index.resource(`group:${source}/${name}`)));
      report(link.span, `Nobody is assigned to ${quoted(links.map(({ name }) => name))}; nothing will be synchronized.`, {
        fixes: groups.slice(0, 5).map(({ name }) => ({ title: `Assign ${name}`, edits: setProperty(link, 'assign', name) })),
      });
    }
  },
});
