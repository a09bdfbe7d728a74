import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprScimFunction = rule({
  code: 'expr-scim-function',
  severity: 'warning',
  why: 'This function writes roles in the form of SCIM. A link writes to a directory, not over SCIM, so nothing would read the result.',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'AppRoleAssignmentsComplex', 'AssertiveAppRoleAssignmentsComplex'))
      report(node.nameSpan, `${node.name} is meant for SCIM applications.`);
  },
});
