import { setProperty } from '../facts/edits.ts';
import { packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const syncPackageNoExpiryNoReview = rule({
  code: 'sync-package-no-expiry-no-review',
  severity: 'warning',
  why: 'Whoever gets the package keeps an account in the other tenants for good. The pattern for security operations calls an expiration or reviews necessary, because nothing else cleans up.',
  source: 'defender-xdr-entra-mto',
  check({ topology, report }) {
    const assigned = new Set(topology.links.flatMap(link => link.assigned.map(({ key }) => key)));
    for (const one of packages(topology)) {
      const sends = one.grants.some(grant => grant.type === 'sync' || (grant.type === 'group' && assigned.has(grant.group.key)));
      // An automatic policy that takes access away ends it by its rule.
      const endless = sends ? one.policies.filter(({ expires, review, removal }) => expires.type === 'never' && !review && !removal) : [];
      for (const policy of endless) {
        report(policy.span, `"${one.name}" sends users to other tenants for ever: set an expiration or a review.`, {
          related: [{ span: one.spans['grants'] ?? one.span, message: 'sends users' }],
          fixes: policy.when
            ? [{ title: 'Remove access when users no longer match', edits: setProperty(policy, 'removal', 'immediately') }]
            : [{ title: 'Add expiration after 180 days', edits: setProperty(policy, 'expires', '180d') }],
        });
      }
    }
  },
});
