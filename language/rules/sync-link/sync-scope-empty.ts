import { setProperty } from '../facts/edits.ts';
import { quoted, together } from '../facts/names.ts';
import { rule } from '../rule.ts';
import { assignableGroups, isUnassigned } from './assigned.ts';

export const syncScopeEmpty = rule({
  code: 'sync-scope-empty',
  severity: 'error',
  why: 'In the assigned scope only users who are assigned, directly or as direct members of a group, are processed. With nobody assigned the job runs and creates no user.',
  source: 'cross-tenant-synchronization-configure',
  check({ topology, report }) {
    const empty = topology.links.filter(link => link.scope === 'assigned' && isUnassigned(topology, link));
    for (const links of together(empty, ({ span }) => span)) {
      const [link] = links;
      report(link.span, `Nobody is assigned to ${quoted(links.map(({ name }) => name))}; nothing will be synchronized.`, {
        fixes: assignableGroups(topology, links).map(name => ({ title: `Assign ${name}`, edits: setProperty(link, 'assign', name) })),
      });
    }
  },
});
