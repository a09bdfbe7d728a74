import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policyAlternateDuplicate = rule({
  code: 'policy-alternate-duplicate',
  severity: 'error',
  why: 'A request that was not answered would be forwarded to the same person. Entra refuses it.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    const key = (actor: { type: string; ref?: { key: string } }) => actor.ref?.key ?? actor.type;
    for (const { stage } of stages(topology)) {
      const approvers = new Map(stage.approvers.map(actor => [key(actor), actor]));
      for (const actor of stage.forward?.to ?? []) {
        const same = approvers.get(key(actor));
        if (same) report(actor.span, 'Alternates must be other people.', { related: [{ span: same.span, message: 'an approver of this stage' }] });
      }
    }
  },
});
