import type { AccessPackage, Grant } from '../../language/model/index.ts';
import type { Binding } from '../plan/plan.ts';
import type { References } from '../plan/references.ts';
import type { DesiredScope } from './kind.ts';

export const syncApplicationKey = (source: string, target: string): string => `syncApplication:${source}/${target}`;

/** The built-in catalog of a tenant, which holds packages that name none. */
export const generalCatalogKey = (tenant: string): string => `catalog:${tenant}/(General)`;

/** A thing in a catalog whose roles a package gives. */
export interface Origin {
  readonly originSystem: 'AadGroup' | 'AadApplication' | 'DirectoryRole';
  /** Key of the thing, or `role:` with the template id. */
  readonly key: string;
  /** For people. */
  readonly name: string;
  /** Nodes that must be there first. */
  readonly needs: readonly string[];
  /** The id in Graph, or a token. */
  readonly originId: (references: References) => string;
}

/** A grant of a package as entitlement management sees it. */
export interface GrantedRole {
  readonly grant: Grant;
  readonly origin: Origin;
  readonly roleName: string;
  /** `undefined`: the application has no such role. */
  readonly roleOriginId: (references: References) => string | undefined;
}

export const catalogKeyOf = (pack: AccessPackage): string => pack.catalog?.key ?? generalCatalogKey(pack.tenant);

export const resourceKey = (pack: AccessPackage, origin: Origin): string => `catalogResource:${catalogKeyOf(pack)}/${origin.key}`;

export const grantedRoles = (pack: AccessPackage, scope: DesiredScope): readonly GrantedRole[] =>
  pack.grants.flatMap(grant => {
    const role = grantedRole(grant, scope);
    return role ? [role] : [];
  });

function grantedRole(grant: Grant, { index }: DesiredScope): GrantedRole | undefined {
  switch (grant.type) {
    case 'group': {
      const name = index.get('group', grant.group.key)?.displayName ?? grant.group.key;
      const originId = (references: References) => references.of(grant.group.key);
      return {
        grant,
        origin: { originSystem: 'AadGroup', key: grant.group.key, name: `group "${name}"`, needs: [grant.group.key], originId },
        roleName: grant.as,
        roleOriginId: references => `${grant.as}_${originId(references)}`,
      };
    }
    case 'application': {
      const key = grant.application.key;
      const name = index.get('application', key)?.displayName ?? key;
      return {
        grant,
        origin: { originSystem: 'AadApplication', key, name: `application "${name}"`, needs: [key], originId: references => references.of(key) },
        roleName: grant.role,
        roleOriginId: references => appRoleId(references.binding(key), grant.role),
      };
    }
    case 'sync': {
      const link = index.link(grant.link.key);
      if (!link) return undefined;
      const key = syncApplicationKey(link.source, link.target);
      const target = index.tenant(link.target)?.displayName ?? link.target;
      return {
        grant,
        origin: { originSystem: 'AadApplication', key, name: `synchronization to "${target}"`, needs: [key], originId: references => references.of(key) },
        roleName: 'msiam_access',
        roleOriginId: references => references.of(key, 'appRoleId'),
      };
    }
    case 'role':
      return {
        grant,
        origin: {
          originSystem: 'DirectoryRole',
          key: `role:${grant.templateId}`,
          name: `directory role "${grant.role}"`,
          needs: [],
          originId: () => grant.templateId,
        },
        roleName: `${grant.as} Member`,
        roleOriginId: () => grant.as,
      };
  }
}

export interface AppRole {
  readonly id: string;
  readonly displayName: string;
  readonly value: string;
}

export const appRolesOf = (application: Binding | undefined): readonly AppRole[] => JSON.parse(application?.['appRoles'] ?? '[]') as AppRole[];

const appRoleId = (application: Binding | undefined, role: string): string | undefined =>
  appRolesOf(application).find(candidate => [candidate.displayName, candidate.value, candidate.id].includes(role))?.id;
