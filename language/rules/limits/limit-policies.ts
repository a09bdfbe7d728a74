import { rule } from '../rule.ts';
import { over } from './over.ts';

export const limitPolicies = rule({
  code: 'limit-policies',
  severity: 'warning',
  why: 'By default a tenant holds 25,000 assignment policies. Entra refuses more, unless support has raised the quota; older pages name smaller numbers.',
  source: 'governance-service-limits',
  check(cx) {
    over(cx, 25_000, resource => (resource.kind === 'package' ? resource.policies.length : 0), 'A tenant holds 25,000 assignment policies by default.');
  },
});
