import { rule } from '../rule.ts';

export const connectedOrganizationWithoutDomain = rule({
  code: 'connected-organization-without-domain',
  severity: 'warning',
  why: 'A connected organization is made with a domain, by which Entra finds its tenant. The plan of a new one fails without.',
  source: 'entitlement-management-organization',
  check({ index, report }) {
    for (const { existing, domain, partner, spans } of index.all('organization')) {
      const tenant = partner === undefined ? undefined : index.tenant(partner);
      if (existing || domain || !tenant || tenant.domains.length > 0) continue;
      const related = [{ span: tenant.span, message: 'without domains' }];
      report(spans['tenant'] ?? tenant.span, `"${tenant.name}" has no domain: state its "domains", or "domain" here.`, { related });
    }
  },
});
