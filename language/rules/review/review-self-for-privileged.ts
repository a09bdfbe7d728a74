import { decidersFor } from '../facts/approvers.ts';
import { replace } from '../facts/edits.ts';
import { quoted } from '../facts/names.ts';
import { policies, powerfulRoles } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const reviewSelfForPrivileged = rule({
  code: 'review-self-for-privileged',
  severity: 'warning',
  why: 'People confirm their own privileged role, and nearly everybody says yes. Somebody else has to look for the review to mean anything.',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      const self = policy.review?.reviewers.find(({ type }) => type === 'self');
      const roles = self ? powerfulRoles(topology, one) : [];
      if (!self || roles.length === 0) continue;
      report(self.span, `Holders confirm their own ${quoted(roles.map(({ role }) => role))}.`, {
        fixes: decidersFor(topology, one, policy).map(({ name, edits }) => ({
          title: `Let ${name} review`,
          edits: [...edits, replace(self.span, name)],
        })),
      });
    }
  },
});
