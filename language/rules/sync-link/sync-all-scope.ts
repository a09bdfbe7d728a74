import type { SyncLink, Topology } from '../../model/topology.ts';
import type { Fix } from '../../problems/problem.ts';
import { declareBeside, exchangeProperties } from '../facts/edits.ts';
import { quoted, together } from '../facts/names.ts';
import { freeName, placement } from '../facts/placement.ts';
import { rule } from '../rule.ts';
import { assignableGroups, isUnassigned } from './assigned.ts';

export const syncAllScope = rule({
  code: 'sync-all-scope',
  severity: 'warning',
  why: 'Every internal user of the source gets an account in the target, today and for every new hire. Microsoft recommends the assigned scope.',
  source: 'cross-tenant-synchronization-configure',
  check({ topology, report }) {
    // A filter narrows the scope on purpose: then not every user goes.
    const wide = topology.links.filter(({ scope, filter }) => scope === 'all' && !filter);
    for (const links of together(wide, link => link.spans['scope'] ?? link.span)) {
      const [link] = links;
      report(
        link.spans['scope'] ?? link.span,
        `${quoted(links.map(({ name }) => name))} synchronizes every user of ${quoted(links.map(({ source }) => source))}.`,
        { fixes: narrowings(topology, links) },
      );
    }
  },
});

/** The assigned scope, and somebody in it: an empty one sends nobody. */
function narrowings(topology: Topology, links: readonly [SyncLink, ...SyncLink[]]): readonly Fix[] {
  const [link] = links;
  const title = 'Change scope to assigned';
  if (!links.some(one => isUnassigned(topology, one))) return [{ title, edits: exchangeProperties(link, [], { scope: 'assigned' }) }];
  const groups = assignableGroups(topology, links);
  if (groups.length > 0) return groups.map(assign => ({ title: `${title}: ${assign}`, edits: exchangeProperties(link, [], { scope: 'assigned', assign }) }));
  const name = freeName(topology, 'synchronized users');
  const declared = `existing group ${name} "Synchronized users" in ${placement(topology, [...new Set(links.map(({ source }) => source))])}`;
  return [
    { title: `${title}: a group that exists`, edits: [declareBeside(link, declared), ...exchangeProperties(link, [], { scope: 'assigned', assign: name })] },
  ];
}
