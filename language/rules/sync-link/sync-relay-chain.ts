import { rule } from '../rule.ts';

export const syncRelayChain = rule({
  code: 'sync-relay-chain',
  severity: 'info',
  why: 'A link takes the internal users of its source only. Users who came from elsewhere are never passed on.',
  source: 'cross-tenant-synchronization-overview',
  check({ topology, index, report }) {
    for (const second of topology.links) {
      for (const first of index.linksTo(second.source)) {
        const direct = index.linksTo(second.target).some(({ source }) => source === first.source);
        if (first.source === second.target || direct) continue;
        report(second.span, `"${second.source}" passes on only its own users to "${second.target}", not those from "${first.source}".`, {
          related: [{ span: first.span, message: `brings users of "${first.source}"` }],
        });
      }
    }
  },
});
