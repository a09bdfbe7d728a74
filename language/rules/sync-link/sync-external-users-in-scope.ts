import type { Ref } from '../../model/source.ts';
import { conditionsOf, wantedTexts } from '../facts/conditions.ts';
import { deliveryOf } from '../facts/delivered.ts';
import { isForOutsiders, packagesBySyncLink } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const syncExternalUsersInScope = rule({
  code: 'sync-external-users-in-scope',
  severity: 'warning',
  why: 'A link leaves out users who came from another tenant, even when their group is assigned. The same filter catches users who sign in by SMS.',
  source: 'cross-tenant-synchronization-overview, known-issues (app-provisioning)',
  check({ topology, index, report }) {
    /** Whether the rule of a group picks a value that only an inbound link of that tenant writes. */
    const picksArrivals = ({ key }: Ref): boolean => {
      const group = index.get('group', key);
      if (!group?.membershipRule) return false;
      const inbound = index.linksTo(group.tenant);
      return conditionsOf(group.membershipRule.root).some(({ node, negated }) => {
        if (negated || node.type !== 'comparison' || !node.property) return false;
        const { property } = node;
        if (property.name === 'userType') return wantedTexts(node).some(({ value }) => value.toLowerCase() === 'guest');
        return wantedTexts(node).some(({ value }) =>
          inbound.some(link => {
            const delivery = deliveryOf(index, link, property);
            return delivery?.row && delivery.constant?.toLowerCase() === value.toLowerCase();
          }),
        );
      });
    };
    for (const link of topology.links) {
      for (const ref of link.assigned) {
        const group = index.get('group', ref.key);
        if (group && picksArrivals(ref))
          report(ref.span, `External users in "${group.name}" are skipped.`, {
            related: [{ span: group.spans['members'] ?? group.span, message: 'picks users who came from another tenant' }],
          });
      }
      for (const one of packagesBySyncLink(topology).get(link.key) ?? []) {
        for (const policy of one.policies) {
          if (isForOutsiders(policy) && policy.requestors)
            report(policy.requestors.span, `External users in "${policy.name}" are skipped.`, {
              related: [{ span: link.span, message: 'takes internal users only' }],
            });
          for (const ref of policy.requestors?.type === 'specific' ? policy.requestors.members : []) {
            if (picksArrivals(ref))
              report(ref.span, `External users in "${index.get('group', ref.key)?.name ?? ''}" are skipped.`, {
                related: [{ span: link.span, message: 'takes internal users only' }],
              });
          }
        }
      }
    }
  },
});
