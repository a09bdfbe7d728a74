import type { Cloud } from '../../language/model/index.ts';
import type { Observer } from '../plan/observer.ts';
import { text } from '../transport/json.ts';
import { path } from '../transport/paths.ts';
import type { ImportTenant } from './observed.ts';
import { claim, symbolFrom } from './symbols.ts';

/** What anybody may know of other tenants: name and default domain. */
export async function readOthers(observer: Observer, ids: readonly string[], known: readonly ImportTenant[], cloud: Cloud): Promise<ImportTenant[]> {
  const found = await Promise.all(
    ids.map(async id => {
      const address = `/tenantRelationships/findTenantInformationByTenantId(tenantId='${path`${id}`}')`;
      const information = await observer.get(address).catch(() => undefined);
      const domain = text(information?.['defaultDomainName']);
      return { id, displayName: text(information?.['displayName']) || domain || `Tenant ${id.slice(0, 8)}`, domains: domain ? [domain] : [] };
    }),
  );
  const taken = new Set(known.map(({ name }) => name));
  const ordered = found.sort((a, b) => (a.displayName < b.displayName ? -1 : a.displayName > b.displayName ? 1 : a.id < b.id ? -1 : 1));
  return ordered.map(other => ({ ...other, name: claim(symbolFrom(other.displayName, 'tenant'), taken), cloud, external: true }));
}
