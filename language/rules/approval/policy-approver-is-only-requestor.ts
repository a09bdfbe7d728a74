import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policyApproverIsOnlyRequestor = rule({
  code: 'policy-approver-is-only-requestor',
  severity: 'warning',
  why: 'Nobody is asked to approve their own request. With the same person on both sides every request runs out of time and is denied.',
  check({ topology, report }) {
    for (const { stage, policy } of stages(topology)) {
      const { requestors } = policy;
      const [user, second] = requestors?.type === 'specific' && requestors.members.length === 0 ? requestors.users : [];
      const alone = user && !second && stage.approvers.every(actor => actor.type === 'user' && actor.ref.key === user.key);
      if (alone && stage.approvers.length > 0)
        report(stage.span, 'Requestors cannot approve their own requests.', { related: [{ span: user.span, message: 'the only requestor' }] });
    }
  },
});
