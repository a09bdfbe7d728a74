import { replace } from '../facts/edits.ts';
import { expressionNodes } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const mappingUsertypeSource = rule({
  code: 'mapping-usertype-source',
  severity: 'warning',
  why: 'userType is not in the attribute list of the job unless somebody adds it. Until then the mapping cannot be saved; a constant always works.',
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
