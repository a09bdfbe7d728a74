import { quoted, together } from '../facts/names.ts';
import { settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';
import { turnOn } from './redemption.ts';

export const redeemOutboundMissing = rule({
  code: 'redeem-outbound-missing',
  severity: 'error',
  why: 'Synchronization needs automatic redemption on the outbound side of the source; a switch that was never set counts as off. The connection test fails without it.',
  source: 'cross-tenant-synchronization-overview, cross-tenant-synchronization-configure',
  check({ topology, report }) {
    const incomplete = topology.links.filter(link => settingOf(topology, link.source, link.target)?.redemptionOutbound?.value !== true);
    for (const links of together(incomplete, ({ span }) => span)) {
      const [link] = links;
      const { span, related, fix } = turnOn(topology, link, 'outbound');
      report(span, `Automatic redemption towards ${quoted(links.map(({ target }) => target))} is off in ${quoted(links.map(({ source }) => source))}.`, {
        related,
        fixes: [{ title: `Turn on outbound automatic redemption in ${link.source}`, edits: fix }],
      });
    }
  },
});
