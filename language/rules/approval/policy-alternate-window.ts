import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policyAlternateWindow = rule({
  code: 'policy-alternate-window',
  severity: 'error',
  why: 'Entra forwards after half of the time has passed and before the last day: for 14 days that is day 8 to 13. It refuses other days.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    for (const { stage } of stages(topology)) {
      const { forward, within } = stage;
      if (!forward || within.hours < 96) continue;
      // A day after half of the time, and not on the last day: 14 days make it day 8 to 13.
      const from = Math.floor(within.hours / 48) + 1;
      const to = Math.ceil(within.hours / 24) - 1;
      const day = forward.after.hours / 24;
      if (day < from || day > to) report(stage.span, `Forward between day ${from} and day ${to}.`);
    }
  },
});
