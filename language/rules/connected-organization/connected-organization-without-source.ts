import { rule } from '../rule.ts';

export const connectedOrganizationWithoutSource = rule({
  code: 'connected-organization-without-source',
  severity: 'error',
  why: 'The identity source tells which users belong to the organization. Without one Entra refuses it.',
  source: 'entitlement-management-organization',
  check({ index, report }) {
    for (const { existing, span, spans } of index.all('organization')) {
      if (!existing && !spans['tenant'] && !spans['domain']) report(span, 'Name a tenant, domain or provider.');
    }
  },
});
