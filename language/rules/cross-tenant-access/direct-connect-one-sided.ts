import { settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';

export const directConnectOneSided = rule({
  code: 'direct-connect-one-sided',
  severity: 'warning',
  why: 'Both tenants block B2B direct connect until they allow it. With one side open the shared channel cannot be reached.',
  source: 'cross-tenant-access-settings-b2b-direct-connect, cross-tenant-access-overview',
  check({ topology, index, report }) {
    const sides = [
      ['directConnectInbound', 'b2bDirectConnectOutbound'],
      ['directConnectOutbound', 'b2bDirectConnectInbound'],
    ] as const;
    for (const access of index.all('access')) {
      // What a tenant that is only referred to has allowed is not known.
      if (index.tenant(access.partner)?.external) continue;
      for (const [mine, theirs] of sides) {
        if (access[mine]?.usersAndGroups.accessType !== 'allowed') continue;
        const other = settingOf(topology, access.partner, access.tenant);
        if (other?.[theirs]?.value.usersAndGroups.accessType === 'allowed') continue;
        report(access.spans[mine] ?? access.span, 'B2B direct connect must be allowed by both tenants.', {
          related: other?.access ? [{ span: other.access.span, message: `the setting of "${access.partner}"` }] : [],
        });
      }
    }
  },
});
