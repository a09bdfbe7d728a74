import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policyAlternateNeedsFourDays = rule({
  code: 'policy-alternate-needs-four-days',
  severity: 'error',
  why: 'Shorter decision times leave no room for forwarding.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    for (const { stage } of stages(topology)) {
      if (stage.forward && stage.within.hours < 96) report(stage.span, 'Alternate approvers need a decision time of at least 4 days.');
    }
  },
});
