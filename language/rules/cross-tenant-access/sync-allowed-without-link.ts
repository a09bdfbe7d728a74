import { setProperty } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const syncAllowedWithoutLink = rule({
  code: 'sync-allowed-without-link',
  severity: 'warning',
  why: "The partner's administrators could create users in this tenant at any time, although no link of yours does. Close what nobody uses.",
  check({ index, report }) {
    for (const access of index.all('access')) {
      const { tenant, partner } = access;
      if (access.synchronization !== 'allowed' || index.linksTo(tenant).some(({ source }) => source === partner)) continue;
      report(access.spans['synchronization'] ?? access.span, `"${tenant}" lets "${partner}" push users, but no link uses that.`, {
        fixes: [{ title: `Turn off inbound sync for ${partner}`, edits: setProperty(access, 'synchronization', 'blocked') }],
      });
    }
  },
});
