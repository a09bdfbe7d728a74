import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policyDecisionTimeoutDenies = rule({
  code: 'policy-decision-timeout-denies',
  severity: 'info',
  why: 'A request that nobody decides in time is denied, and the requestor has to ask again.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    for (const { stage } of stages(topology)) report(stage.span, `No decision within ${Math.round(stage.within.hours / 2.4) / 10} days ends the request.`);
  },
});
