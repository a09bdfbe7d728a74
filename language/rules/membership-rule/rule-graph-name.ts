import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';
import { graphNames } from './graph-names.ts';

export const ruleGraphName = rule({
  code: 'rule-graph-name',
  severity: 'error',
  why: 'Membership rules use the names of the directory, which differ from those of Microsoft Graph for a few properties. Entra does not know this name in a rule.',
  source: 'groups-dynamic-membership',
  check({ topology, report }) {
    for (const { rule } of ruleUses(topology)) {
      for (const { node, inside } of conditionsOf(rule.root)) {
        const right = node.property && !inside && Object.hasOwn(graphNames, node.property.name) ? graphNames[node.property.name] : undefined;
        if (node.property && right)
          report(node.property.span, `Use "${right}" in rules.`, { fixes: [{ title: 'Replace', edits: [replace(node.property.span, right)] }] });
      }
    }
  },
});
