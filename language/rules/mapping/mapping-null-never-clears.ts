import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { deliveryOf } from '../facts/delivered.ts';
import { rule } from '../rule.ts';

export const mappingNullNeverClears = rule({
  code: 'mapping-null-never-clears',
  severity: 'info',
  why: 'An empty value is never sent. When the source attribute is cleared, the target keeps the old value and its rules go on matching; move the user out of scope or write another value.',
  source: 'known-issues (app-provisioning)',
  check({ topology, index, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        for (const link of node.property ? index.linksTo(tenant) : []) {
          const row = node.property && deliveryOf(index, link, node.property)?.row;
          if (row?.source.type !== 'attribute') continue;
          report(row.span, `Emptying "${row.source.attribute.name}" in "${link.source}" does not empty it in "${tenant}".`, {
            related: [{ span: node.span, message: 'a rule reads it' }],
          });
        }
      }
    }
  },
});
