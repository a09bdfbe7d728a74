import { approversFor } from '../facts/approvers.ts';
import { setProperty } from '../facts/edits.ts';
import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const policyAllExternalNeedsApproval = rule({
  code: 'policy-all-external-needs-approval',
  severity: 'error',
  why: 'Anybody in the world could let themselves in, and each new organization becomes a proposed connected organization. The portal turns approval on for this audience.',
  source: 'entitlement-management-access-package-request-policy',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      if (policy.requestors?.type !== 'allExternal' || (policy.approval?.stages.length ?? 0) > 0) continue;
      report(policy.requestors.span, 'Approval is needed for this audience.', {
        fixes: approversFor(topology, one, policy).map(name => ({
          title: `Require approval by ${name}`,
          edits: setProperty(policy, 'approval', `by ${name} within 14d`),
        })),
      });
    }
  },
});
