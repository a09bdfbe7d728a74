// Section 17: a role of a catalog resource in an access package.
import { badRequest, missing, notFound } from '../errors.ts';
import { type JsonObject, objectOf, textOf } from '../json.ts';
import { type Context, created, done, type Expansion, list, param, type Route } from '../route.ts';
import type { TenantState } from '../state.ts';
import { resourceExpansion, resourcesOf, rolesOf, scopesOf } from './catalog-resources.ts';
import { EM, packageOf } from './entitlement.ts';
import { builtInRole } from './role-management.ts';

const path = `${EM}/accessPackages/{id}/resourceRoleScopes`;
const type = 'accessPackageResourceRoleScope';

const stored =
  (name: '$role' | '$scope') =>
  (entity: JsonObject): JsonObject =>
    objectOf(entity[name]);

export const roleScopeExpansion: Record<string, Expansion> = {
  role: { type: 'accessPackageResourceRole', resolve: stored('$role'), expand: { resource: resourceExpansion } },
  scope: { type: 'accessPackageResourceScope', resolve: stored('$scope'), expand: { resource: resourceExpansion } },
};

export const roleScopesOf = (tenant: TenantState, packageId: string): JsonObject[] =>
  Object.values(tenant.resourceRoleScopes).filter(({ $package }) => $package === packageId);

/** The role or scope of the resource that a body names; an id that is given must be the right one. */
function pick(candidates: JsonObject[], wanted: JsonObject, what: string): JsonObject {
  const found = candidates.find(({ originId }) => textOf(originId).toLowerCase() === textOf(wanted['originId']).toLowerCase());
  if (!found || (wanted['id'] !== undefined && textOf(wanted['id']).toLowerCase() !== found['id'])) {
    throw badRequest(`The ${what} '${textOf(wanted['originId'])}' is not one of the catalog resource.`, 'ResourceRoleScopeNotFound');
  }
  return found;
}

function resourceOf(context: Context, catalogId: string, { resource, originSystem }: JsonObject, scope: JsonObject): JsonObject {
  const { id, originId } = objectOf(resource);
  if (!id && !originId) throw missing('role.resource.id');
  const found = resourcesOf(context, catalogId).find(other => (id ? other['id'] === textOf(id).toLowerCase() : textOf(other['originId']) === textOf(originId)));
  if (!found) throw notFound(textOf(id ?? originId), 'ResourceNotFound');
  const fits =
    found['originSystem'] === originSystem &&
    scope['originSystem'] === originSystem &&
    textOf(scope['originId']).toLowerCase() === textOf(found['originId']).toLowerCase();
  if (!fits) throw badRequest('Role, scope and resource do not belong together.', 'BadRequest');
  return found;
}

function checkPrivileged({ world }: Context, resource: JsonObject, role: JsonObject): void {
  const privileged = resource['originSystem'] === 'DirectoryRole' && builtInRole(textOf(resource['originId']))?.isPrivileged;
  if (privileged && role['originId'] === 'Active' && world.settings.privilegedRoles === 'eligibleOnly') {
    throw badRequest(`The directory role '${textOf(resource['displayName'])}' is privileged. It can be added as Eligible only.`, 'BadRequest');
  }
}

function create(context: Context): JsonObject {
  const { world, tenant, body } = context;
  const target = packageOf(context, param(context, 'id'));
  const wanted = objectOf(body['role']);
  const resource = resourceOf(context, textOf(target['$catalog']), wanted, objectOf(body['scope']));
  const role = pick(rolesOf(tenant, resource), wanted, 'role');
  const scope = pick(scopesOf(resource), objectOf(body['scope']), 'scope');
  checkPrivileged(context, resource, role);
  const id = `${textOf(role['id'])}_${textOf(scope['id'])}`;
  const key = `${textOf(target['id'])} ${id}`;
  if (tenant.resourceRoleScopes[key]) throw badRequest('The role is in the access package already.', 'ResourceRoleScopeAlreadyExists');
  const entity: JsonObject = {
    id,
    createdDateTime: world.timestamp(),
    $package: target['id'] ?? null,
    $resource: resource['id'] ?? null,
    $role: role,
    $scope: scope,
  };
  tenant.resourceRoleScopes[key] = entity;
  return entity;
}

export const resourceRoleScopes: Route[] = [
  {
    method: 'GET',
    path,
    type,
    query: { filter: [], expand: roleScopeExpansion },
    handle: context => list(roleScopesOf(context.tenant, textOf(packageOf(context, param(context, 'id'))['id']))),
  },
  {
    method: 'POST',
    path,
    type,
    body: type,
    required: ['role.originId', 'role.originSystem', 'role.resource', 'scope.originId', 'scope.originSystem'],
    readOnly: ['id', 'createdDateTime'],
    handle: context => created(create(context)),
  },
  {
    method: 'DELETE',
    path: `${path}/{roleScopeId}`,
    type,
    handle: context => {
      const key = `${textOf(packageOf(context, param(context, 'id'))['id'])} ${param(context, 'roleScopeId')}`;
      if (!context.tenant.resourceRoleScopes[key]) throw notFound(param(context, 'roleScopeId'), 'ResourceNotFound');
      delete context.tenant.resourceRoleScopes[key];
      return done;
    },
  },
];
