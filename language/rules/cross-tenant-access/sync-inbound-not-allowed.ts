import { setProperty } from '../facts/edits.ts';
import { quoted, together } from '../facts/names.ts';
import { settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';

export const syncInboundNotAllowed = rule({
  code: 'sync-inbound-not-allowed',
  severity: 'error',
  why: 'The target tenant decides whether users may be pushed into it. Without its consent the connection test fails and no user is created.',
  source: 'cross-tenant-synchronization-configure, cross-tenant-synchronization-configure-graph, multi-tenant-organization-known-issues',
  check({ topology, report }) {
    const refused = topology.links.filter(link => settingOf(topology, link.target, link.source)?.synchronization?.value === false);
    for (const links of together(refused, ({ span }) => span)) {
      const settings = links.flatMap(link => settingOf(topology, link.target, link.source)?.access ?? []);
      report(
        links[0].span,
        `${quoted(links.map(({ target }) => target))} does not allow ${quoted(links.map(({ source }) => source))} to synchronize users into it.`,
        {
          related: settings.map(access => ({ span: access.spans['synchronization'] ?? access.span, message: `blocked by "${access.tenant}"` })),
          fixes: settings.slice(0, 1).map(access => ({
            title: `Allow inbound user synchronization in ${access.tenant} for ${access.partner}`,
            edits: setProperty(access, 'synchronization', 'allowed'),
          })),
        },
      );
    }
  },
});
