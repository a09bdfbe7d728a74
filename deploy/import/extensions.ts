import { items, text } from '../transport/json.ts';
import type { ObservedTenant } from './observed.ts';
import { type Registry, shortName } from './registry.ts';
import type { Writer } from './writer.ts';

/** Directory extensions of the application that holds ours. */
export function writeExtensions(observed: ObservedTenant, registry: Registry, writer: Writer): void {
  const tenant = observed.tenant.name;
  for (const extension of observed.ownExtensions) {
    const name = text(extension['name']);
    const found = registry.of('extension', tenant, name);
    const ofUsers = items(extension['targetObjects']).includes('User');
    const type = text(extension['dataType']);
    if (!found || !ofUsers || extension['isMultiValued'] === true || !/^\w+$/.test(type)) {
      const why = !/^\w+$/.test(type) ? 'it has no data type' : !ofUsers ? 'it is not for users' : found ? 'it holds several values' : 'its name is no symbol';
      writer.omit(tenant, `the extension "${name}"`, why, found?.key);
      continue;
    }
    writer.add({
      ...{ key: found.key, keyword: 'extension', tenant, symbol: shortName(name), existing: false, lines: [], blocks: [] },
      type,
    });
  }
}
