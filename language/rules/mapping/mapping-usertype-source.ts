import { replace } from '../facts/edits.ts';
import { expressionNodes } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const mappingUsertypeSource = rule({
  code: 'mapping-usertype-source',
  severity: 'warning',
  why: 'Known issue: absent by default, can be added to the schema. It still cannot be used in scoping filters.',
  source: 'known-issues (app-provisioning)',
  check({ topology, report }) {
    for (const { node, parent, row } of expressionNodes(topology)) {
      if (node.type !== 'attribute' || node.attribute.name !== 'userType') continue;
      report(node.span, 'userType is not offered as a source attribute unless it is added to the attribute list; a constant is the normal way.', {
        fixes: !parent && row.target.name === 'userType' ? [{ title: 'Use the constant "Member"', edits: [replace(node.span, '"Member"')] }] : [],
      });
    }
  },
});
