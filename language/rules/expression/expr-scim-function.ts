import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprScimFunction = rule({
  code: 'expr-scim-function',
  severity: 'warning',
  why: 'The target directory is not reached over SCIM.',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'AppRoleAssignmentsComplex', 'AssertiveAppRoleAssignmentsComplex'))
      report(node.nameSpan, `${node.name} is meant for SCIM applications.`);
  },
});
