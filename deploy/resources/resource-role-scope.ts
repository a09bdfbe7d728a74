import type { AccessPackage } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { type JsonObject, member, objects, text } from '../transport/json.ts';
import { get, path, post, remove } from '../transport/paths.ts';
import { PACKAGES, readPackage, roleScopes } from './access-package.ts';
import { rolesRead, rootScope } from './catalog-resource.ts';
import { appRolesOf, catalogKeyOf, type GrantedRole, grantedRoles, resourceKey } from './grants.ts';
import type { Kind, Node } from './kind.ts';

/** One role that a package gives. */
export interface ResourceRoleScopeNode extends Node<'resourceRoleScope'> {
  readonly pack: AccessPackage;
  readonly granted: GrantedRole;
}

/** The one role of a synchronization has a name that tells people nothing. */
const grantedName = ({ roleName, origin }: ResourceRoleScopeNode['granted']): string =>
  roleName === 'msiam_access' ? origin.name : `${roleName} of ${origin.name}`;

export const resourceRoleScope: Kind<ResourceRoleScopeNode, JsonObject> = {
  kind: 'resourceRoleScope',
  desired: scope =>
    scope.index.all('package').flatMap(pack =>
      pack.existing || !scope.managed(pack.tenant)
        ? []
        : grantedRoles(pack, scope).map(granted => ({
            kind: 'resourceRoleScope',
            key: `resourceRoleScope:${pack.key}/${granted.origin.key}/${granted.roleName}`,
            tenant: pack.tenant,
            title: `${grantedName(granted)} in package "${pack.displayName}"`,
            name: granted.roleName,
            reason: `package ${pack.name} grants it`,
            span: granted.grant.span,
            needs: [pack.key, resourceKey(pack, granted.origin)],
            pack,
            granted,
          })),
    ),
  async observe(node, observer) {
    const { origin } = node.granted;
    const [pack, ...origins] = await Promise.all([observer.binding(node.pack.key), ...origin.needs.map(key => observer.binding(key))]);
    if (!pack || origins.includes(undefined)) return undefined;
    const bound = new Map(origin.needs.map((key, index) => [key, origins[index]]));
    const references = { of: (key: string, field = 'id') => bound.get(key)?.[field] ?? '', binding: (key: string) => bound.get(key) };
    const wanted = [node.granted.roleOriginId(references), origin.originId(references)].map(id => id?.toLowerCase());
    return roleScopes(await observer.get(readPackage(pack.id))).find(
      live => text(member(live['role'], 'originId')).toLowerCase() === wanted[0] && text(member(live['scope'], 'originId')).toLowerCase() === wanted[1],
    );
  },
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, { references, problem }) {
    if (live) return [];
    const { granted } = node;
    if (granted.roleOriginId(references) === undefined) {
      const roles = appRolesOf(references.binding(granted.origin.key)).map(role => `"${role.displayName}"`);
      problem({
        code: 'unknown-name',
        severity: 'error',
        span: node.span,
        message: `${granted.origin.name} has no app role "${granted.roleName}". Its roles are: ${roles.join(', ') || 'none'}.`,
      });
      return [];
    }
    const changes = [
      { path: 'role', new: granted.roleName },
      { path: 'of', new: granted.origin.name },
    ];
    return [{ action: 'create', changes, grant: DEPLOY_PERMISSIONS.resourceRoleScope, rounds: [1, 1] }];
  },
  async apply({ operation, node, references, create, send, list, until }) {
    if (operation.action === 'remove') {
      const [packageId = '', id = ''] = (operation.liveId ?? '').split('/');
      await send(remove(PACKAGES + path`/${packageId}/resourceRoleScopes/${id}`), [404]);
      return undefined;
    }
    const { granted, pack } = node;
    const packageId = references.of(pack.key);
    const originId = granted.origin.originId(references);
    const roleOriginId = granted.roleOriginId(references) ?? '';
    const { originSystem, name } = granted.origin;
    const [resource, role, scope] = await until(`${granted.roleName} of ${name}`, async () => {
      const [found] = await list(rolesRead(references.of(catalogKeyOf(pack)), references.of(resourceKey(pack, granted.origin))));
      const wanted = objects(found?.['roles']).find(candidate => text(candidate['originId']).toLowerCase() === roleOriginId.toLowerCase());
      const root = found && rootScope(found);
      const others = objects(found?.['roles']).map(candidate => `"${text(candidate['displayName'])}"`);
      if (!wanted && others.length > 0) throw new Error(`${name} has no role ${granted.roleName}; entitlement management can give ${others.join(', ')}.`);
      return found && wanted && root ? ([found, wanted, root] as const) : undefined;
    });
    const body = {
      role: {
        id: text(role['id']),
        displayName: text(role['displayName']) || granted.roleName,
        originSystem,
        originId: roleOriginId,
        resource: { id: text(resource['id']), originId, originSystem },
      },
      scope: { id: text(scope['id']), originId, originSystem, isRootScope: true },
    };
    const there = async () =>
      roleScopes((await send(get(readPackage(packageId)))).body as JsonObject).find(
        live => member(live['role'], 'originId') === roleOriginId && member(live['scope'], 'originId') === originId,
      );
    return { id: text((await create(post(PACKAGES + path`/${packageId}/resourceRoleScopes`, body), there))['id']) };
  },
};
