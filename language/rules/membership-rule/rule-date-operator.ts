import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { rule } from '../rule.ts';

export const ruleDateOperator = rule({
  code: 'rule-date-operator',
  severity: 'error',
  why: 'Membership rules compare dates in employeeHireDate only. Entra refuses these operators on any other property.',
  source: 'groups-dynamic-membership',
  check({ topology, report }) {
    for (const { rule } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        if (node.type === 'comparison' && (node.operator === '-le' || node.operator === '-ge') && node.property?.name !== 'employeeHireDate')
          report(node.operatorSpan, '-le and -ge work only with employeeHireDate.');
      }
    }
  },
});
