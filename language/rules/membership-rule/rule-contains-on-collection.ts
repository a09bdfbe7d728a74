import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { after, replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const ruleContainsOnCollection = rule({
  code: 'rule-contains-on-collection',
  severity: 'error',
  why: '-contains looks into a text. A list such as proxyAddresses is searched with -any, and Entra refuses the rule otherwise.',
  source: 'groups-dynamic-membership',
  check({ topology, report }) {
    for (const { rule } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        if (node.type !== 'comparison' || !['otherMails', 'proxyAddresses', 'assignedPlans'].includes(node.property?.name ?? '')) continue;
        if (node.operator !== '-contains' && node.operator !== '-notContains') continue;
        const positive = node.operator === '-contains' && node.property?.name !== 'assignedPlans';
        report(node.span, 'Use -any with an inner expression.', {
          fixes: positive ? [{ title: 'Rewrite with -any', edits: [replace(node.operatorSpan, '-any (_ -contains'), after(node.value.span, ')')] }] : [],
        });
      }
    }
  },
});
