import { rule } from '../rule.ts';

export const connectedOrganizationOwnTenant = rule({
  code: 'connected-organization-own-tenant',
  severity: 'warning',
  why: 'Own users are covered by in-directory policies.',
  check({ index, report }) {
    for (const { tenant, partner, domain, span, spans } of index.all('organization')) {
      const own = partner === tenant || (domain !== undefined && index.tenant(tenant)?.domains.some(one => one.toLowerCase() === domain.toLowerCase()));
      if (own) report(spans['tenant'] ?? spans['domain'] ?? span, 'A tenant is not connected to itself.');
    }
  },
});
