import { rule } from '../rule.ts';
import { over } from './over.ts';

export const limitCatalogs = rule({
  code: 'limit-catalogs',
  severity: 'warning',
  why: 'By default a tenant holds 7,500 catalogs. Entra refuses more, unless support has raised the quota; older pages name smaller numbers.',
  source: 'governance-service-limits',
  check(cx) {
    over(cx, 7500, resource => (resource.kind === 'catalog' ? 1 : 0), 'A tenant holds 7,500 catalogs by default.');
  },
});
