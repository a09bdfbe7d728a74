import { packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const resourceDynamicGroupMember = rule({
  code: 'resource-dynamic-group-member',
  severity: 'error',
  why: 'The rule of a dynamic group decides who is a member, so nobody can be assigned to it. Entra offers only ownership of such a group.',
  source: 'entitlement-management-access-package-resources',
  check({ topology, index, report }) {
    for (const grant of packages(topology).flatMap(({ grants }) => grants)) {
      const group = grant.type === 'group' && grant.as === 'Member' ? index.get('group', grant.group.key) : undefined;
      if (grant.type !== 'group' || !group?.membershipRule) continue;
      report(grant.span, `Membership of dynamic group "${group.name}" cannot be assigned; only Owner.`, {
        related: [{ span: group.spans['members'] ?? group.span, message: 'the rule decides' }],
        fixes: [{ title: 'Grant ownership', edits: [{ span: { ...grant.group.span, end: grant.span.end }, text: `${group.name} as owner` }] }],
      });
    }
  },
});
