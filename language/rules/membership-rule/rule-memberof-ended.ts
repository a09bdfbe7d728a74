import type { TopologyIndex } from '../../model/query.ts';
import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { constantsOf } from '../facts/delivered.ts';
import { replace } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { rule } from '../rule.ts';

export const ruleMemberofEnded = rule({
  code: 'rule-memberof-ended',
  severity: 'error',
  why: 'Microsoft has ended rules that use memberOf: they are no longer processed, so nobody is added and nobody is removed. Ask for an attribute that the link writes.',
  source: 'entitlement-management-access-package-auto-assignment-policy, groups-dynamic-membership',
  check({ topology, index, report }) {
    for (const { rule, tenant } of ruleUses(topology)) {
      for (const { node } of conditionsOf(rule.root)) {
        if (!node.property || !/^memberof$/i.test(node.property.name)) continue;
        report(node.property.span, 'memberOf rules stopped working on 3 November 2026.', {
          fixes: markedBy(index, tenant).map(condition => ({ title: `Ask for ${condition}`, edits: [replace(node.span, condition)] })),
        });
      }
    }
  },
});

const shown = 3;

/** Conditions that hold for the users of a link, because it writes one text for all of them. */
function markedBy(index: TopologyIndex, tenant: string): readonly string[] {
  const found = new Set<string>();
  for (const link of index.linksTo(tenant)) {
    for (const { property, constant } of constantsOf(link)) found.add(`user.${property} -eq ${quotedText(constant)}`);
    if (found.size >= shown) break;
  }
  return [...found].slice(0, shown);
}
