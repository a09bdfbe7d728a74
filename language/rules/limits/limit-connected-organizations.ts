import { rule } from '../rule.ts';
import { over } from './over.ts';

export const limitConnectedOrganizations = rule({
  code: 'limit-connected-organizations',
  severity: 'warning',
  why: 'By default a tenant holds 2,500 connected organizations. Entra refuses more, unless support has raised the quota; older pages name smaller numbers.',
  source: 'governance-service-limits',
  check(cx) {
    over(cx, 2500, resource => (resource.kind === 'organization' ? 1 : 0), 'A tenant holds 2,500 connected organizations by default.');
  },
});
