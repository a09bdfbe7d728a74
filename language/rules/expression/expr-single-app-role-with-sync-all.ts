import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprSingleAppRoleWithSyncAll = rule({
  code: 'expr-single-app-role-with-sync-all',
  severity: 'error',
  why: 'The function reads the application role of the assignment. With the scope all nobody is assigned, so there is no role to read.',
  source: 'customize-application-attributes',
  check({ topology, report }) {
    const used = Map.groupBy(calls(topology, 'SingleAppRoleAssignment'), ({ mapping }) => mapping.name);
    for (const link of topology.links) {
      for (const { node } of link.scope === 'all' && link.mapping !== undefined ? (used.get(link.mapping) ?? []) : []) {
        report(node.span, 'SingleAppRoleAssignment needs the assigned scope.', {
          related: [{ span: link.spans['scope'] ?? link.span, message: `the scope of ${link.name}` }],
        });
      }
    }
  },
});
