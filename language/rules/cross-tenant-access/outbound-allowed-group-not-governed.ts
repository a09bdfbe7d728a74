import type { AccessSettings, Group, Topology } from '../../model/topology.ts';
import type { Fix } from '../../problems/problem.ts';
import { packagesIn } from '../facts/by-tenant.ts';
import { after, declareBeside } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { quoted } from '../facts/names.ts';
import { packages } from '../facts/packages.ts';
import { freeName, placementOf } from '../facts/placement.ts';
import { rule } from '../rule.ts';
import { allowedGroups } from './allowed-groups.ts';

export const outboundAllowedGroupNotGoverned = rule({
  code: 'outbound-allowed-group-not-governed',
  severity: 'warning',
  why: 'Blocking everybody outbound except one group lets the home tenant decide who goes. That only works as a process when an access package hands out the membership; otherwise it is kept by hand and never ends.',
  check({ topology, index, report }) {
    const granted = new Set(packages(topology).flatMap(({ grants }) => grants.flatMap(grant => (grant.type === 'group' ? [grant.group.key] : []))));
    for (const access of index.all('access')) {
      const groups = allowedGroups(access.outbound).flatMap(({ key }) => index.get('group', key) ?? []);
      if (groups.length === 0 || groups.some(({ key }) => granted.has(key))) continue;
      report(
        access.spans['outbound'] ?? access.span,
        `Outbound access to "${access.partner}" is limited to ${quoted(groups.map(({ name }) => name))}, but no access package of "${access.tenant}" grants that group.`,
        { fixes: grantingFixes(topology, access, groups) },
      );
    }
  },
});

const shown = 3;

/** A package that grants the group: one that is there, or a new one from which administrators assign. */
function grantingFixes(topology: Topology, access: AccessSettings, groups: readonly Group[]): readonly Fix[] {
  // Nobody can be assigned to a group whose rule decides.
  const group = groups.find(({ membershipRule }) => !membershipRule);
  if (!group) return [];
  const fixes: Fix[] = [];
  for (const one of (packagesIn(topology).get(access.tenant) ?? []).slice(0, shown)) {
    const last = one.grants.at(-1);
    if (!last || placementOf(topology, one) !== placementOf(topology, group)) continue;
    fixes.push({ title: `Add ${group.name} to the access package ${one.name}`, edits: [after(last.span, `, group ${group.name}`)] });
  }
  const name = freeName(topology, `${group.name} members`);
  const declared = `package ${name} ${quotedText(`Members of ${group.displayName}`)} in ${placementOf(topology, group)} {
  grants: group ${group.name}
  policy "By administrators" {
    requestors: administrators
    expires: 180d
  }
}`;
  return [...fixes, { title: `Add an access package for ${group.name}`, edits: [declareBeside(access, declared)] }];
}
