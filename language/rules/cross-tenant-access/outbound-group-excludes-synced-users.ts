import { replace } from '../facts/edits.ts';
import { packagesBySyncLink } from '../facts/packages.ts';
import { settingOf } from '../facts/settings.ts';
import { rule } from '../rule.ts';
import { allowedGroups } from './allowed-groups.ts';

export const outboundGroupExcludesSyncedUsers = rule({
  code: 'outbound-group-excludes-synced-users',
  severity: 'warning',
  why: 'These users are created in the target, but their own tenant stops them at sign-in, because they are not in the groups that may go out.',
  check({ topology, index, report }) {
    for (const link of topology.links) {
      const access = settingOf(topology, link.source, link.target)?.access;
      const outbound = access?.outbound;
      const allowed = new Set(allowedGroups(outbound).map(({ key }) => key));
      if (!access || !outbound || allowed.size === 0) continue;
      const missing = link.assigned.filter(({ key }) => key.startsWith('group:') && !allowed.has(key)).flatMap(({ key }) => index.get('group', key) ?? []);
      // Who comes by a package may be in the allowed group as well: only packages that hand out both are sure.
      const everybody = link.scope === 'all' && (packagesBySyncLink(topology).get(link.key) ?? []).length === 0;
      if (missing.length === 0 && !everybody) continue;
      report(link.span, `Users in scope of the link are not allowed outbound to "${link.target}".`, {
        related: [{ span: access.spans['outbound'] ?? access.span, message: `who may go, by "${link.source}"` }],
        fixes:
          missing.length > 0
            ? [
                {
                  title: 'Add the scope groups to the outbound setting',
                  edits: [replace({ ...outbound.span, start: outbound.span.end }, missing.map(({ name }) => `, group ${name}`).join(''))],
                },
              ]
            : [],
      });
    }
  },
});
