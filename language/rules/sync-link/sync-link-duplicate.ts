import { indexOf } from '../../model/query.ts';
import type { SyncLink, Topology } from '../../model/topology.ts';
import type { Edit, Fix } from '../../problems/problem.ts';
import { declareBeside, exchangeProperties, replace, setProperty } from '../facts/edits.ts';
import { standsAlone } from '../facts/links.ts';
import { freeName } from '../facts/placement.ts';
import { rule } from '../rule.ts';

export const syncLinkDuplicate = rule({
  code: 'sync-link-duplicate',
  severity: 'warning',
  why: 'Microsoft documents one configuration for each direction between two tenants; two of them write the same users against each other. The one exception has disjoint scopes: one creates members, the other guests, both always, and neither deletes.',
  source: 'cross-tenant-synchronization-overview, multi-tenant-organization-known-issues',
  check({ topology, report }) {
    const firsts = new Map<string, SyncLink>();
    for (const link of topology.links) {
      const first = firsts.get(link.name);
      if (!first) firsts.set(link.name, link);
      else if (!isDisjointPair(first, link))
        report(link.span, `There is already a link ${link.name}.`, {
          related: [{ span: first.span, message: 'the first one' }],
          fixes: [...merged(topology, first, link), ...disjoint(topology, first, link)],
        });
    }
  },
});

/** The documented exception: two configurations that write the user type always and never delete. */
const isDisjointPair = (a: SyncLink, b: SyncLink): boolean =>
  [a, b].every(link => !link.actions.includes('delete') && link.flows.some(({ target, apply }) => target.name === 'userType' && apply === 'always'));

/** One link with the people of both; the settings of the one that stays. */
function merged(topology: Topology, first: SyncLink, second: SyncLink): readonly Fix[] {
  const [kept, dropped] = standsAlone(topology, second) ? [first, second] : [second, first];
  if (!standsAlone(topology, dropped)) return [];
  const index = indexOf(topology);
  const names = [...new Set([...kept.assigned, ...dropped.assigned].flatMap(({ key }) => index.resource(key)?.name ?? []))];
  const assign = standsAlone(topology, kept) && dropped.assigned.length > 0 ? setProperty(kept, 'assign', names.join(', ')) : [];
  return [{ title: 'Merge the links', edits: [replace(dropped.declaration, ''), ...assign] }];
}

/** Two links without mappings become the documented pair. */
function disjoint(topology: Topology, ...links: readonly SyncLink[]): readonly Fix[] {
  if (links.some(link => link.mapping !== undefined || !standsAlone(topology, link))) return [];
  const edits = links.flatMap((link, i): readonly Edit[] => {
    const type = i === 0 ? 'Member' : 'Guest';
    const name = freeName(topology, `as ${type}`);
    return [
      declareBeside(link, `mapping ${name} {\n  userType <- "${type}"\n}`),
      ...exchangeProperties(link, [], { mapping: name, actions: 'create, update' }),
    ];
  });
  return [{ title: 'Keep both: one for members, one for guests', edits }];
}
