import { approversFor } from '../facts/approvers.ts';
import { after } from '../facts/edits.ts';
import { rule } from '../rule.ts';
import { stages } from './stages.ts';

export const policyManagerWithoutFallback = rule({
  code: 'policy-manager-without-fallback',
  severity: 'error',
  why: 'A user without a manager has nobody who could approve, and synchronized users have one only when it was synchronized. Entra asks for a fallback.',
  source: 'entitlement-management-access-package-approval-policy',
  check({ topology, report }) {
    for (const { stage, package: one, policy } of stages(topology)) {
      const manager = stage.approvers.find(({ type }) => type === 'manager');
      const last = stage.approvers[stage.approvers.length - 1];
      if (!manager || !last || stage.fallback.length > 0) continue;
      report(manager.span, 'Name a fallback approver.', {
        fixes: approversFor(topology, one, policy).map(name => ({ title: `Add fallback ${name}`, edits: [after(last.span, ` fallback ${name}`)] })),
      });
    }
  },
});
