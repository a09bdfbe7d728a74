import { rule } from '../rule.ts';

export const connectedOrganizationOwnTenant = rule({
  code: 'connected-organization-own-tenant',
  severity: 'warning',
  why: 'People of the own tenant are in the directory and use policies for it. Nobody would ever arrive by this organization.',
  check({ index, report }) {
    for (const { tenant, partner, domain, span, spans } of index.all('organization')) {
      const own = partner === tenant || (domain !== undefined && index.tenant(tenant)?.domains.some(one => one.toLowerCase() === domain.toLowerCase()));
      if (own) report(spans['tenant'] ?? spans['domain'] ?? span, 'A tenant is not connected to itself.');
    }
  },
});
