import { addLines } from '../facts/edits.ts';
import { rule } from '../rule.ts';

export const packageWithoutPolicy = rule({
  code: 'package-without-policy',
  severity: 'warning',
  why: 'Without a policy nobody can get the package, not even by direct assignment of an administrator.',
  source: 'entitlement-management-access-package-create, entitlement-management-overview',
  check({ index, report }) {
    for (const one of index.all('package')) {
      if (one.existing || one.policies.length > 0) continue;
      report(one.span, `Nobody can be assigned to "${one.name}" until it has a policy.`, {
        fixes: [{ title: 'Add a policy', edits: addLines(one, ['policy "By administrators" {', '  requestors: administrators', '}']) }],
      });
    }
  },
});
