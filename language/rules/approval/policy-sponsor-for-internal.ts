import { replace } from '../facts/edits.ts';
import { isForInsiders } from '../facts/packages.ts';
import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policySponsorForInternal = rule({
  code: 'policy-sponsor-for-internal',
  severity: 'error',
  why: 'Sponsors belong to connected organizations. Whoever asks from inside the directory has none, so nobody of this stage can be asked.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    for (const { stage, policy } of stages(topology)) {
      for (const actor of isForInsiders(policy) ? stage.approvers : []) {
        if (actor.type !== 'internalSponsors' && actor.type !== 'externalSponsors') continue;
        report(actor.span, 'Sponsors of connected organizations exist only for external policies.', {
          related: policy.requestors ? [{ span: policy.requestors.span, message: 'people in the directory' }] : [],
          fixes: [{ title: 'Use manager', edits: [replace(actor.span, 'manager')] }],
        });
      }
    }
  },
});
