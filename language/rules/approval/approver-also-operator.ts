import { powerfulRoles } from '../facts/packages.ts';
import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const approverAlsoOperator = rule({
  code: 'approver-also-operator',
  severity: 'info',
  why: 'The people who use the role approve it for each other. Separation of duties asks for somebody else.',
  check({ topology, report }) {
    for (const { stage, policy, package: one } of stages(topology)) {
      const { requestors } = policy;
      const audience = new Set(requestors?.type === 'specific' ? [...requestors.members, ...requestors.users].map(({ key }) => key) : []);
      const same = stage.approvers.filter(actor => 'ref' in actor && audience.has(actor.ref.key));
      if (same.length === 0 || same.length < stage.approvers.length || powerfulRoles(topology, one).length === 0) continue;
      report(stage.span, 'Those who use the role also approve it.', { related: requestors ? [{ span: requestors.span, message: 'who asks' }] : [] });
    }
  },
});
