import { quoted, together } from '../facts/names.ts';
import { packages, packagesBySyncLink } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const syncPackageMissing = rule({
  code: 'sync-package-missing',
  severity: 'info',
  why: 'Here people are sent because somebody assigned them by hand. A package in the source that gives the link, with an end or reviews, keeps the list true.',
  check({ topology, report }) {
    const granted = new Set(packages(topology).flatMap(({ grants }) => grants.flatMap(grant => (grant.type === 'group' ? [grant.group.key] : []))));
    const ungoverned = topology.links.filter(
      ({ key, scope, assigned }) =>
        scope === 'assigned' && assigned.length > 0 && !packagesBySyncLink(topology).has(key) && !assigned.some(ref => granted.has(ref.key)),
    );
    for (const links of together(ungoverned, ({ span }) => span)) {
      report(links[0].spans['assign'] ?? links[0].span, `No access package governs who is sent to ${quoted(links.map(({ target }) => target))}.`);
    }
  },
});
