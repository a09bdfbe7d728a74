import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { deliveryOf } from '../facts/delivered.ts';
import { replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const mappingRuleAttributeOnlyOnCreation = rule({
  code: 'mapping-rule-attribute-only-on-creation',
  severity: 'warning',
  why: 'The value is written once, when the user is created. Later changes in the source never reach the rule, so access neither begins nor ends with them.',
  source: 'customize-application-attributes',
  check({ topology, index, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        for (const link of node.property ? index.linksTo(tenant) : []) {
          const delivery = node.property && deliveryOf(index, link, node.property);
          if (!delivery?.row || delivery.apply === 'always') continue;
          const { span, source } = delivery.row;
          report(span, `Later changes of "${delivery.attribute}" will not reach the rule in "${tenant}".`, {
            related: [{ span: node.span, message: 'the rule' }],
            fixes: [{ title: 'Apply always', edits: [replace({ ...span, start: source.span.end }, tail(delivery.row.defaultValue))] }],
          });
        }
      }
    }
  },
});

const tail = (defaultValue: string | undefined): string => (defaultValue === undefined ? '' : ` default "${defaultValue.replace(/["\\]/g, '\\$&')}"`);
