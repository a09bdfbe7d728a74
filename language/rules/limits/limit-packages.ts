import { rule } from '../rule.ts';
import { over } from './over.ts';

export const limitPackages = rule({
  code: 'limit-packages',
  severity: 'warning',
  why: 'Default quota; support can raise it (older version of the page: smaller numbers).',
  source: 'governance-service-limits',
  check(cx) {
    over(cx, 20_000, resource => (resource.kind === 'package' ? 1 : 0), 'A tenant holds 20,000 access packages by default.');
  },
});
