import type { Catalog } from '../../model/topology.ts';
import type { Fix } from '../../problems/problem.ts';
import { after, replace } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { rule } from '../rule.ts';

export const catalogNameDuplicate = rule({
  code: 'catalog-name-duplicate',
  severity: 'error',
  why: 'Entra keeps the names of catalogs unique in a tenant and refuses the second one.',
  source: 'entitlement-management-catalog-create',
  check({ index, report }) {
    const firsts = new Map<string, Catalog>();
    for (const catalog of index.all('catalog')) {
      const key = keyOf(catalog, catalog.displayName);
      const first = firsts.get(key);
      if (!first) firsts.set(key, catalog);
      else
        report(catalog.span, 'Catalog names are unique in a tenant.', {
          related: [{ span: first.span, message: 'the first one' }],
          fixes: renaming(catalog, firsts),
        });
    }
  },
});

const keyOf = ({ tenant }: Catalog, displayName: string): string => `${tenant} ${displayName.toLowerCase()}`;

/** A number behind the name; an existing catalog has the name that it has. */
function renaming(catalog: Catalog, taken: ReadonlyMap<string, Catalog>): readonly Fix[] {
  if (catalog.existing) return [];
  let number = 2;
  while (taken.has(keyOf(catalog, `${catalog.displayName} ${number}`))) number++;
  const name = quotedText(`${catalog.displayName} ${number}`);
  const { span, displayNameSpan } = catalog;
  return [{ title: `Rename to ${name}`, edits: [displayNameSpan ? replace(displayNameSpan, name) : after(span, ` ${name}`)] }];
}
