import { replace } from '../facts/edits.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyStageCount = rule({
  code: 'policy-stage-count',
  severity: 'error',
  why: 'Approval has one, two or three stages. Entra refuses a fourth.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      const [, , third, fourth] = policy.approval?.stages ?? [];
      if (!policy.approval || !third || !fourth) continue;
      const { span } = policy.approval;
      report(span, 'Approval has one to three stages.', {
        fixes: [{ title: 'Keep the first three stages', edits: [replace({ ...span, start: third.span.end }, '')] }],
      });
    }
  },
});
