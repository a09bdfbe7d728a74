import { quoted, together } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const syncCreateActionOff = rule({
  code: 'sync-create-action-off',
  severity: 'info',
  why: 'The actions create, update and delete are chosen one by one. Without create only users who exist already are kept up to date.',
  source: 'cross-tenant-synchronization-configure',
  check({ topology, report }) {
    for (const links of together(
      topology.links.filter(({ actions }) => !actions.includes('create')),
      ({ span }) => span,
    )) {
      report(links[0].spans['actions'] ?? links[0].span, `${quoted(links.map(({ name }) => name))} only updates users that exist already.`);
    }
  },
});
