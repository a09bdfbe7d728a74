import { setProperty } from '../facts/edits.ts';
import { isForOutsiders, policies } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const catalogNotExternal = rule({
  code: 'catalog-not-external',
  severity: 'error',
  why: 'External self-service needs the switch on the catalog; direct assignment by an administrator is not affected.',
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
