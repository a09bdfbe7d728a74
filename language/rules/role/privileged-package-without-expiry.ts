import { setProperty } from '../facts/edits.ts';
import { quoted } from '../facts/names.ts';
import { policies, powerfulRoles } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const privilegedPackageWithoutExpiry = rule({
  code: 'privileged-package-without-expiry',
  severity: 'warning',
  why: 'The privileged role stays after the incident it was needed for. Access for an investigation is meant to end after hours.',
  check({ topology, report }) {
    for (const { package: one, policy } of policies(topology)) {
      const roles = policy.when || policy.expires.type !== 'never' ? [] : powerfulRoles(topology, one);
      if (roles.length === 0) continue;
      report(policy.spans['expires'] ?? policy.span, `"${one.name}" gives ${quoted(roles.map(({ role }) => role))} without end.`, {
        related: roles.slice(0, 1).map(({ span }) => ({ span, message: 'granted here' })),
        fixes: [{ title: 'Expire after 8 hours', edits: setProperty(policy, 'expires', '8h') }],
      });
    }
  },
});
