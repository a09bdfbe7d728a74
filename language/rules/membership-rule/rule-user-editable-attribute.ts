import { conditionsOf, ruleUses } from '../facts/conditions.ts';
import { rolesGivenBy } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const ruleUserEditableAttribute = rule({
  code: 'rule-user-editable-attribute',
  severity: 'warning',
  why: 'People can change this attribute themselves, or others can for them. They would then give themselves the role.',
  check({ topology, report }) {
    for (const { rule, package: one } of ruleUses(topology)) {
      if (!one || rolesGivenBy(topology, one).length === 0) continue;
      for (const { node } of conditionsOf(rule.root)) {
        if (node.property && ['mobile', 'otherMails'].includes(node.property.name))
          report(node.property.span, `Users may be able to edit "${node.property.name}" themselves.`);
      }
    }
  },
});
