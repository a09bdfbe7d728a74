import { approversFor } from '../facts/approvers.ts';
import { setProperty } from '../facts/edits.ts';
import { quoted } from '../facts/names.ts';
import { isForInsiders, isForOutsiders, policies, powerfulRoles } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const privilegedPackageWithoutApproval = rule({
  code: 'privileged-package-without-approval',
  severity: 'warning',
  why: 'Whoever may ask gets a privileged role at once, with no second pair of eyes. The article on security operations relies on approval for these roles.',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      const roles = powerfulRoles(topology, one);
      if (roles.length === 0 || !(isForInsiders(policy) || isForOutsiders(policy)) || (policy.approval?.stages.length ?? 0) > 0) continue;
      report(policy.span, `"${one.name}" gives ${quoted(roles.map(({ role }) => role))} without approval.`, {
        related: roles.slice(0, 1).map(({ span }) => ({ span, message: 'granted here' })),
        fixes: approversFor(topology, one, policy).map(name => ({
          title: `Require approval by ${name}`,
          edits: setProperty(policy, 'approval', `by ${name} within 1d`),
        })),
      });
    }
  },
});
