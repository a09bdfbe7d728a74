import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyManagerTwice = rule({
  code: 'policy-manager-twice',
  severity: 'error',
  why: 'Approval by the manager is possible in a single stage. Entra refuses a second one.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      const [first, second] = (policy.approval?.stages ?? []).flatMap(({ approvers }) => approvers.find(({ type }) => type === 'manager') ?? []);
      if (first && second)
        report(second.span, 'Manager can approve in one stage only.', { related: [{ span: first.span, message: 'the first stage by manager' }] });
    }
  },
});
