import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyStageCount = rule({
  code: 'policy-stage-count',
  severity: 'error',
  why: 'The approval settings offer one, two or three stages.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      if (policy.approval && policy.approval.stages.length > 3) report(policy.approval.span, 'Approval has one to three stages.');
    }
  },
});
