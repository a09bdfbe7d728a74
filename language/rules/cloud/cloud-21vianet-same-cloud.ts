import { rule } from '../rule.ts';

export const cloud21vianetSameCloud = rule({
  code: 'cloud-21vianet-same-cloud',
  severity: 'warning',
  why: "Microsoft's pages disagree: the overview leaves this pair out, the page on configuration lists it. Try it with one user before you rely on it.",
  source: 'cross-tenant-synchronization-overview, cross-tenant-synchronization-configure',
  check({ topology, index, report }) {
    for (const { source, target, span } of topology.links) {
      if (index.tenant(source)?.cloud === 'china' && index.tenant(target)?.cloud === 'china')
        report(span, 'Support inside the 21Vianet cloud is stated differently by two pages.');
    }
  },
});
