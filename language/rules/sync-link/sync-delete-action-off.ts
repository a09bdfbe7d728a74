import { setProperty } from '../facts/edits.ts';
import { quoted, together } from '../facts/names.ts';
import { packagesBySyncLink } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const syncDeleteActionOff = rule({
  code: 'sync-delete-action-off',
  severity: 'warning',
  why: 'Users who leave the scope are soft-deleted only while the delete action is on. They keep their account and their access in the target after the package expired.',
  source: 'cross-tenant-synchronization-overview, cross-tenant-synchronization-configure',
  check({ topology, report }) {
    const ends = (key: string) =>
      (packagesBySyncLink(topology).get(key) ?? []).flatMap(one =>
        one.policies.filter(({ expires, review, removal }) => expires.type !== 'never' || review || removal),
      );
    const keeping = topology.links.filter(({ key, actions }) => !actions.includes('delete') && ends(key).length > 0);
    for (const links of together(keeping, ({ span }) => span)) {
      const [link] = links;
      report(link.spans['actions'] ?? link.span, `Users that lose access stay in ${quoted(links.map(({ target }) => target))}.`, {
        related: ends(link.key).map(policy => ({ span: policy.span, message: 'ends assignments' })),
        fixes: [{ title: 'Turn on delete', edits: setProperty(link, 'actions', [...link.actions, 'delete'].join(', ')) }],
      });
    }
  },
});
