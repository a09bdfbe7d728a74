import { withoutStamp } from '../plan/stamp.ts';
import { sameName } from '../resources/names.ts';
import { text } from '../transport/json.ts';
import { described } from './groups.ts';
import type { ObservedTenant } from './observed.ts';
import { isPlain, quote } from './quote.ts';
import type { Registry } from './registry.ts';
import { line } from './unit.ts';
import type { Writer } from './writer.ts';

export const isBuiltIn = (catalog: { readonly [name: string]: unknown }): boolean => catalog['catalogType'] === 'serviceDefault';

/** Catalogs, found again by their names; the built-in one is meant where a package names none. */
export function writeCatalogs(observed: ObservedTenant, registry: Registry, writer: Writer): void {
  const tenant = observed.tenant.name;
  for (const catalog of observed.catalogs) {
    if (isBuiltIn(catalog)) continue;
    const name = text(catalog['displayName']);
    const found = registry.of('catalog', tenant, text(catalog['id']));
    if (!found) continue;
    const what = `the catalog "${name}"`;
    const same = observed.catalogs.filter(other => sameName(text(other['displayName']), name));
    if (same.length > 1) writer.omit(tenant, what, 'there are several of that name', found.key);
    else if (!isPlain(name)) writer.omit(tenant, what, 'its name has characters that a file must not hold', found.key);
    else
      writer.add({
        ...{ key: found.key, keyword: 'catalog', tenant, symbol: found.symbol, display: quote(name), existing: false, blocks: [] },
        lines: [
          ...described(withoutStamp(text(catalog['description'])), name),
          ...(catalog['isExternallyVisible'] === true ? [line('external', 'true')] : []),
          ...(text(catalog['state']).toLowerCase() === 'unpublished' ? [line('published', 'false')] : []),
        ],
      });
  }
}
