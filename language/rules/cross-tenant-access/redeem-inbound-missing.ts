import { quoted, together } from '../facts/names.ts';
import { settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';
import { turnOn } from './redemption.ts';

export const redeemInboundMissing = rule({
  code: 'redeem-inbound-missing',
  severity: 'error',
  why: 'Synchronization needs automatic redemption on the inbound side of the target, too. Without it the connection test fails with AzureDirectoryB2BManagementPolicyCheckFailure (on newer pages AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure).',
  source: 'cross-tenant-synchronization-overview, cross-tenant-synchronization-configure',
  check({ topology, report }) {
    const incomplete = topology.links.filter(link => settingOf(topology, link.target, link.source)?.redemptionInbound?.value !== true);
    for (const links of together(incomplete, ({ span }) => span)) {
      const [link] = links;
      const { span, related, fix } = turnOn(topology, link, 'inbound');
      report(span, `Automatic redemption for ${quoted(links.map(({ source }) => source))} is off in ${quoted(links.map(({ target }) => target))}.`, {
        related,
        fixes: [{ title: `Turn on inbound automatic redemption in ${link.target}`, edits: fix }],
      });
    }
  },
});
