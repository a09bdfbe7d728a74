import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policyStageSingleApprover = rule({
  code: 'policy-stage-single-approver',
  severity: 'info',
  why: 'One person decides in this stage. While that person is away requests run out of time and are denied, and a request of their own reaches nobody.',
  check({ topology, report }) {
    for (const { stage, number } of stages(topology)) {
      const [only, second] = stage.approvers;
      if (only?.type === 'user' && !second && stage.fallback.length === 0) report(only.span, `Only one person can decide in stage ${number}.`);
    }
  },
});
