import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const ruleNullOperator = rule({
  code: 'rule-null-operator',
  severity: 'error',
  why: 'Whether a property has a value is asked by -eq null or -ne null, without quotes and not under -not. Other forms are refused, or compare with the text "null".',
  source: 'groups-dynamic-membership',
  check({ topology, report }) {
    const message = 'Compare with null by -eq or -ne, without quotes.';
    for (const { rule } of ruleUses(topology)) {
      for (const { node, negated } of conditionsOf(rule.root)) {
        if (node.type !== 'comparison') continue;
        const { value, operator, operatorSpan, span } = node;
        const equality = operator === '-eq' || operator === '-ne';
        if (value.type === 'text' && value.value.toLowerCase() === 'null' && equality && node.property?.name !== 'userType')
          report(value.span, message, { fixes: [{ title: 'Remove the quotes', edits: [replace(value.span, 'null')] }] });
        else if (value.type === 'bare' && value.text === 'null' && (!equality || negated))
          report(span, message, { fixes: equality ? [] : [{ title: 'Rewrite with -eq', edits: [replace(operatorSpan, '-eq')] }] });
      }
    }
  },
});
