import { quoted } from '../facts/names.ts';
import { packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';
import { allowedGroups } from './allowed-groups.ts';

export const outboundAllowedGroupNotGoverned = rule({
  code: 'outbound-allowed-group-not-governed',
  severity: 'warning',
  why: 'The pattern for a home tenant that wants a say: block everyone outbound except a group which an access package hands out.',
  check({ topology, index, report }) {
    const granted = new Set(packages(topology).flatMap(({ grants }) => grants.flatMap(grant => (grant.type === 'group' ? [grant.group.key] : []))));
    for (const access of index.all('access')) {
      const groups = allowedGroups(access.outbound);
      if (groups.length === 0 || groups.some(({ key }) => granted.has(key))) continue;
      const names = quoted(groups.map(({ key }) => index.get('group', key)?.name ?? ''));
      report(
        access.spans['outbound'] ?? access.span,
        `Outbound access to "${access.partner}" is limited to ${names}, but no access package of "${access.tenant}" grants that group.`,
      );
    }
  },
});
