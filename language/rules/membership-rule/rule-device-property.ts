import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { rule } from '../rule.ts';

export const ruleDeviceProperty = rule({
  code: 'rule-device-property',
  severity: 'error',
  why: 'Rules about devices belong to groups of devices. Here people are chosen, and a person has no such property.',
  source: 'groups-dynamic-membership',
  check({ topology, report }) {
    for (const { rule } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        if (node.type === 'comparison' && node.subject === 'device') report(node.span, 'Assignment policies are about users.');
      }
    }
  },
});
