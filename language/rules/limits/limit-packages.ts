import { rule } from '../rule.ts';
import { over } from './over.ts';

export const limitPackages = rule({
  code: 'limit-packages',
  severity: 'warning',
  why: 'By default a tenant holds 20,000 access packages. Entra refuses more, unless support has raised the quota; older pages name smaller numbers.',
  source: 'governance-service-limits',
  check(cx) {
    over(cx, 20_000, resource => (resource.kind === 'package' ? 1 : 0), 'A tenant holds 20,000 access packages by default.');
  },
});
