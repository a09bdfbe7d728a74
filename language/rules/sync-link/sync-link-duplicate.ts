import type { SyncLink } from '../../model/topology.ts';
import { rule } from '../rule.ts';

export const syncLinkDuplicate = rule({
  code: 'sync-link-duplicate',
  severity: 'warning',
  why: 'One sync instance per direction is the documented rule. A documented exception keeps two configurations with disjoint scopes (for example one that creates Guests and one that creates Members, both applying always, both with the delete action off).',
  source: 'cross-tenant-synchronization-overview, multi-tenant-organization-known-issues',
  check({ topology, report }) {
    const firsts = new Map<string, SyncLink>();
    for (const link of topology.links) {
      const first = firsts.get(link.name);
      if (!first) firsts.set(link.name, link);
      else if (!isDisjointPair(first, link))
        report(link.span, `There is already a link ${link.name}.`, { related: [{ span: first.span, message: 'the first one' }] });
    }
  },
});

/** The documented exception: two configurations that write the user type always and never delete. */
const isDisjointPair = (a: SyncLink, b: SyncLink): boolean =>
  [a, b].every(link => !link.actions.includes('delete') && link.flows.some(({ target, apply }) => target.name === 'userType' && apply === 'always'));
