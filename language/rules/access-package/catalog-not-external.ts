import { setProperty } from '../facts/edits.ts';
import { isForOutsiders, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const catalogNotExternal = rule({
  code: 'catalog-not-external',
  severity: 'error',
  why: 'People outside the directory see packages only of catalogs that are enabled for external users. Their requests are not possible otherwise; assignment by an administrator still is.',
  source: 'entitlement-management-external-users, entitlement-management-catalog-create',
  check({ topology, index, report }) {
    for (const { package: one, policy } of policies(topology)) {
      const catalog = one.catalog && index.get('catalog', one.catalog.key);
      if (!catalog || catalog.existing || catalog.external || !isForOutsiders(policy) || !policy.requestors) continue;
      report(policy.requestors.span, `Catalog "${catalog.name}" is not open for external users.`, {
        related: [{ span: catalog.span, message: 'the catalog' }],
        fixes: [{ title: 'Enable the catalog for external users', edits: setProperty(catalog, 'external', 'true') }],
      });
    }
  },
});
