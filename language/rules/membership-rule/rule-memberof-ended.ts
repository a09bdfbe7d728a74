import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { rule } from '../rule.ts';

export const ruleMemberofEnded = rule({
  code: 'rule-memberof-ended',
  severity: 'error',
  why: 'Policies with such rules are no longer processed.',
  source: 'entitlement-management-access-package-auto-assignment-policy, groups-dynamic-membership',
  check({ topology, report }) {
    for (const { rule } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        if (node.property && /^memberof$/i.test(node.property.name)) report(node.property.span, 'memberOf rules stopped working on 3 November 2026.');
      }
    }
  },
});
