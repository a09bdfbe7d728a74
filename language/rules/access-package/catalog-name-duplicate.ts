import type { Catalog } from '../../model/topology.ts';
import { rule } from '../rule.ts';

export const catalogNameDuplicate = rule({
  code: 'catalog-name-duplicate',
  severity: 'error',
  why: 'The service keeps the names of catalogs unique in a tenant.',
  source: 'entitlement-management-catalog-create',
  check({ index, report }) {
    const firsts = new Map<string, Catalog>();
    for (const catalog of index.all('catalog')) {
      const key = `${catalog.tenant} ${catalog.displayName.toLowerCase()}`;
      const first = firsts.get(key);
      if (first) report(catalog.span, 'Catalog names are unique in a tenant.', { related: [{ span: first.span, message: 'the first one' }] });
      else firsts.set(key, catalog);
    }
  },
});
