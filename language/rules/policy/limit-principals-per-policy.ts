import { policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const limitPrincipalsPerPolicy = rule({
  code: 'limit-principals-per-policy',
  severity: 'warning',
  why: 'By default a policy names at most 500 users and groups. Entra refuses more, unless support has raised the quota; a group takes the place of many users.',
  source: 'governance-service-limits',
  check({ topology, report }) {
    for (const { policy } of policies(topology)) {
      if (policy.requestors?.type === 'specific' && policy.requestors.members.length + policy.requestors.users.length > 500)
        report(policy.requestors.span, 'A policy names at most 500 users and groups.');
    }
  },
});
