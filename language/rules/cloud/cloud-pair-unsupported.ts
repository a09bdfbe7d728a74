import type { Cloud } from '../../model/topology.ts';
import { together } from '../facts/names.ts';
import { rule } from '../rule.ts';
import { cloudTitles, family } from './clouds.ts';

/** From → to, besides links inside one cloud. */
const across: readonly (readonly [Cloud, Cloud])[] = [
  ['public', 'usGovernment'],
  ['usGovernment', 'public'],
  ['public', 'china'],
];

export const cloudPairUnsupported = rule({
  code: 'cloud-pair-unsupported',
  severity: 'error',
  why: 'Cross-tenant synchronization crosses clouds only from commercial to US Government, back, and from commercial to 21Vianet. For any other pair the configuration cannot be set up.',
  source: 'cross-tenant-synchronization-configure',
  check({ topology, index, report }) {
    for (const [link] of together(topology.links, ({ span }) => span)) {
      const from = family(index.tenant(link.source));
      const to = family(index.tenant(link.target));
      if (!from || !to || from === to || across.some(([a, b]) => a === from && b === to)) continue;
      const target = index.tenant(link.target);
      report(link.span, `Synchronization from ${cloudTitles[from]} to ${cloudTitles[to]} is not supported.`, {
        related: target?.spans['cloud'] ? [{ span: target.spans['cloud'], message: `the cloud of "${target.name}"` }] : [],
      });
    }
  },
});
