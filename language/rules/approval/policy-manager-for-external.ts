import { replace } from '../facts/edits.ts';
import { isForOutsiders } from '../facts/packages.ts';
import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policyManagerForExternal = rule({
  code: 'policy-manager-for-external',
  severity: 'error',
  why: 'Entra knows the manager of users in the directory only. For people from outside there is nobody to ask; sponsors of the connected organization are.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    for (const { stage, policy } of stages(topology)) {
      for (const actor of isForOutsiders(policy) ? stage.approvers : []) {
        if (actor.type !== 'manager') continue;
        report(actor.span, 'Externals have no manager here; use sponsors.', {
          related: policy.requestors ? [{ span: policy.requestors.span, message: 'people outside the directory' }] : [],
          fixes: [{ title: 'Use internal sponsors', edits: [replace(actor.span, 'internal sponsors')] }],
        });
      }
    }
  },
});
