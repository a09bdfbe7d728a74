import { approversFor } from '../facts/approvers.ts';
import { after } from '../facts/edits.ts';
import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policySponsorWithoutFallback = rule({
  code: 'policy-sponsor-without-fallback',
  severity: 'error',
  why: 'An organization without a sponsor has nobody who could approve. Entra asks for a fallback.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    for (const { stage, package: one, policy } of stages(topology)) {
      const sponsors = stage.approvers.find(({ type }) => type === 'internalSponsors' || type === 'externalSponsors');
      const last = stage.approvers[stage.approvers.length - 1];
      if (!sponsors || !last || stage.fallback.length > 0) continue;
      report(sponsors.span, 'Name a fallback approver.', {
        fixes: approversFor(topology, one, policy).map(name => ({ title: `Add fallback ${name}`, edits: [after(last.span, ` fallback ${name}`)] })),
      });
    }
  },
});
