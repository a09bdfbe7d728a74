import { setProperty } from '../facts/edits.ts';
import { settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';

export const redeemOneSidedCollaboration = rule({
  code: 'redeem-one-sided-collaboration',
  severity: 'info',
  why: 'With one switch off, users see the consent prompt at their first sign-in. With both on they only get a notification mail.',
  source: 'cross-tenant-synchronization-overview, cross-tenant-access-overview',
  check({ topology, index, report }) {
    for (const organization of index.all('organization')) {
      const { tenant, partner, name, span } = organization;
      if (partner === undefined || index.linksTo(tenant).some(({ source }) => source === partner)) continue;
      const there = settingOf(topology, tenant, partner);
      const home = settingOf(topology, partner, tenant);
      const inbound = there?.redemptionInbound?.value === true;
      const outbound = home?.redemptionOutbound?.value === true;
      // Nothing is known of the settings of a tenant that is only referred to.
      if (inbound === outbound || (inbound && index.tenant(partner)?.external)) continue;
      const off = inbound ? home?.access : there?.access;
      const on = inbound ? there?.access : home?.access;
      const direction = inbound ? 'outbound' : 'inbound';
      report(span, `Users from "${name}" will see the consent prompt.`, {
        related: on ? [{ span: on.spans['redemption'] ?? on.span, message: 'only this side is on' }] : [],
        fixes: off
          ? [
              {
                title: `Turn on ${direction} automatic redemption in ${off.tenant}`,
                edits: setProperty(off, 'redemption', [...(off.redemption ?? []), direction].join(', ')),
              },
            ]
          : [],
      });
    }
  },
});
