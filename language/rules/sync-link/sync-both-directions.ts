import { rule } from '../rule.ts';

export const syncBothDirections = rule({
  code: 'sync-both-directions',
  severity: 'info',
  why: 'Each direction has its own configuration, scope and mappings. No loop arises, because external users are not sent back.',
  source: 'cross-tenant-synchronization-overview, cross-tenant-synchronization-topology',
  check({ topology, index, report }) {
    for (const link of topology.links) {
      if (link.mesh) continue;
      const back = index.linksTo(link.source).find(({ source }) => source === link.target);
      if (back && back !== link && topology.links.indexOf(back) < topology.links.indexOf(link))
        report(link.span, 'The two links carry different people and are configured separately.', {
          related: [{ span: back.span, message: 'the other direction' }],
        });
    }
  },
});
