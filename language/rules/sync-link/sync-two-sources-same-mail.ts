import { together } from '../facts/names.ts';
import { rule } from '../rule.ts';

export const syncTwoSourcesSameMail = rule({
  code: 'sync-two-sources-same-mail',
  severity: 'warning',
  why: 'Mail addresses must be unique in the target. Two people with one address become one user, or the second fails with an error in every cycle.',
  check({ topology, index, report }) {
    for (const tenant of topology.tenants) {
      const seen = new Map<string, string>();
      for (const [link] of together(index.linksTo(tenant.name), ({ source, span }) => ({ ...span, uri: `${span.uri} ${source}` }))) {
        for (const domain of index.tenant(link.source)?.domains ?? []) {
          const first = seen.get(domain.toLowerCase());
          if (first === undefined) seen.set(domain.toLowerCase(), link.source);
          else if (first !== link.source) {
            const other = index.tenant(first);
            report(link.span, 'Two source users with one mail address end on one target user.', {
              related: other ? [{ span: other.spans['domains'] ?? other.span, message: `"${first}" has the domain ${domain} too` }] : [],
            });
          }
        }
      }
    }
  },
});
