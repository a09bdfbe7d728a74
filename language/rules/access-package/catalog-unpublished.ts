import { setProperty } from '../facts/edits.ts';
import { isForInsiders, isForOutsiders, packages } from '../facts/packages.ts';
import { rule } from '../rule.ts';

export const catalogUnpublished = rule({
  code: 'catalog-unpublished',
  severity: 'warning',
  why: 'Packages of a catalog that is not enabled are not offered to anybody. The policy waits for requests that cannot come.',
  source: 'entitlement-management-catalog-create',
  check({ topology, index, report }) {
    const byCatalog = Map.groupBy(packages(topology), one => one.catalog?.key);
    for (const catalog of index.all('catalog')) {
      if (catalog.published || catalog.existing) continue;
      const asked = (byCatalog.get(catalog.key) ?? []).flatMap(one => one.policies.filter(policy => isForInsiders(policy) || isForOutsiders(policy)));
      if (asked.length === 0) continue;
      report(catalog.spans['published'] ?? catalog.span, `Packages of "${catalog.name}" cannot be requested while it is not enabled.`, {
        related: asked.slice(0, 3).map(({ span }) => ({ span, message: 'a policy for requests' })),
        fixes: [{ title: 'Enable it', edits: setProperty(catalog, 'published', 'true') }],
      });
    }
  },
});
