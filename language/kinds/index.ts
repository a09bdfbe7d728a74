import { accessPackage } from './access-package.ts';
import { accessSettings } from './access-settings.ts';
import { application } from './application.ts';
import { catalog } from './catalog.ts';
import { connectedOrganization } from './connected-organization.ts';
import { entitlementSettings } from './entitlement-settings.ts';
import { extension } from './extension.ts';
import { group } from './group.ts';
import type { Kind } from './kind.ts';
import { mapping, mesh, sync } from './sync.ts';
import { tenant, tenants } from './tenant.ts';
import { topology } from './topology.ts';
import { user } from './user.ts';

/** Every kind of declaration, in the order in which people meet them. A new kind is a file of its own and a word here. */
export const kinds: readonly Kind[] = [
  topology,
  tenant,
  tenants,
  group,
  user,
  application,
  extension,
  mapping,
  sync,
  mesh,
  catalog,
  accessPackage,
  connectedOrganization,
  accessSettings,
  entitlementSettings,
];

const byKeyword = new Map(kinds.map(kind => [kind.keyword, kind]));

export const kindOf = (keyword: string): Kind | undefined => byKeyword.get(keyword);
