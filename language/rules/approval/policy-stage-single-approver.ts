import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policyStageSingleApprover = rule({
  code: 'policy-stage-single-approver',
  severity: 'info',
  why: 'Any approver of a stage may decide, so several are safer; nobody can approve an own request.',
  check({ topology, report }) {
    for (const { stage, number } of stages(topology)) {
      const [only, second] = stage.approvers;
      if (only?.type === 'user' && !second && stage.fallback.length === 0) report(only.span, `Only one person can decide in stage ${number}.`);
    }
  },
});
