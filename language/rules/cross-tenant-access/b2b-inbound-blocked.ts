import { setProperty } from '../facts/edits.ts';
import { quoted, together } from '../facts/names.ts';
import { blocksEverybody, settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';

export const b2bInboundBlocked = rule({
  code: 'b2b-inbound-blocked',
  severity: 'error',
  why: 'The target lets no external user of the source in, and that can stop synchronization as well. Users that exist already cannot sign in.',
  source: 'cross-tenant-synchronization-overview, known-issues (app-provisioning)',
  check({ topology, report }) {
    const blocked = topology.links.filter(link => blocksEverybody(settingOf(topology, link.target, link.source)?.b2bCollaborationInbound?.value));
    for (const links of together(blocked, ({ span }) => span)) {
      const settings = links.flatMap(link => settingOf(topology, link.target, link.source)?.access ?? []);
      report(
        links[0].span,
        `Inbound B2B collaboration from ${quoted(links.map(({ source }) => source))} is blocked in ${quoted(links.map(({ target }) => target))}; synchronization may be stopped by it.`,
        {
          related: settings.map(access => ({ span: access.spans['inbound'] ?? access.span, message: `blocked by "${access.tenant}"` })),
          fixes: settings
            .slice(0, 1)
            .map(access => ({ title: `Allow inbound B2B collaboration for ${access.partner}`, edits: setProperty(access, 'inbound', 'allow all') })),
        },
      );
    }
  },
});
