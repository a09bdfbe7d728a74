import { replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';
import { stageText } from './stage-text.ts';
import { stages } from './stages.ts';

const days = (text: string, count: number) => ({ text, iso: `P${count}D`, hours: count * 24 });

export const policyAlternateNeedsFourDays = rule({
  code: 'policy-alternate-needs-four-days',
  severity: 'error',
  why: 'Entra forwards requests to alternate approvers only when there are at least four days to decide. With less it refuses the stage.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, index, report }) {
    for (const { stage, number } of stages(topology)) {
      const { forward, ...without } = stage;
      if (!forward || stage.within.hours >= 96) continue;
      const then = number > 1 ? 'then ' : '';
      // Of four days, the third is the only one after half of the time and before the last day.
      const longer = { ...stage, within: days('4d', 4), forward: { ...forward, after: days('3d', 3) } };
      report(stage.span, 'Alternate approvers need a decision time of at least 4 days.', {
        fixes: [
          { title: 'Set 4 days', edits: [replace(stage.span, then + stageText(index, longer))] },
          { title: 'Remove the alternate approvers', edits: [replace(stage.span, then + stageText(index, without))] },
        ],
      });
    }
  },
});
