// Section 16, writes: resources come into a catalog and leave it by requests, which take their time.
import { badRequest, missing } from '../errors.ts';
import { type JsonObject, objectOf, textOf } from '../json.ts';
import { type Context, created, list, ok, param, type Query, type Route } from '../route.ts';
import { originName } from './catalog-resources.ts';
import { catalogExpansion, EM, entityOf, idIn } from './entitlement.ts';
import { builtInRole } from './role-management.ts';

const path = `${EM}/resourceRequests`;
const type = 'accessPackageResourceRequest';
const expand: Query['expand'] = {
  catalog: catalogExpansion,
  resource: { type: 'accessPackageResource', resolve: ({ $resource }, { tenant }) => tenant.resources[textOf($resource)] ?? null },
};

const find = (context: Context, catalogId: string, resource: JsonObject): JsonObject | undefined =>
  Object.values(context.tenant.resources).find(
    other =>
      other['$catalog'] === catalogId &&
      (resource['id']
        ? other['id'] === textOf(resource['id']).toLowerCase()
        : other['originSystem'] === resource['originSystem'] && textOf(other['originId']).toLowerCase() === textOf(resource['originId']).toLowerCase()),
  );

function add(context: Context, catalogId: string, wanted: JsonObject): JsonObject {
  const { world, tenant } = context;
  for (const name of ['originId', 'originSystem']) if (!textOf(wanted[name])) throw missing(`resource.${name}`);
  const originSystem = textOf(wanted['originSystem']);
  const displayName = originName(context, originSystem, textOf(wanted['originId']));
  if (originSystem === 'DirectoryRole' && world.settings.privilegedRoles === 'refuse' && builtInRole(textOf(wanted['originId']))?.isPrivileged) {
    throw badRequest(`The directory role '${displayName}' is privileged. Only roles without privileged permissions can be added.`, 'BadRequest');
  }
  const there = find(context, catalogId, { originSystem, originId: wanted['originId'] ?? null });
  if (there) {
    if (world.settings.unconfirmed.duplicateResource === 'accept') return there;
    throw badRequest(`The resource '${displayName}' is in the catalog already.`, 'ResourceAlreadyOnboarded');
  }
  const id = world.newId();
  const originId = originSystem === 'SharePointOnline' ? textOf(wanted['originId']) : textOf(wanted['originId']).toLowerCase();
  const resource: JsonObject = {
    id,
    displayName,
    description: null,
    originId,
    originSystem,
    createdDateTime: world.timestamp(),
    modifiedDateTime: null,
    attributes: [],
    $catalog: catalogId,
  };
  tenant.resources[id] = resource;
  world.hide(tenant, 'catalogResource', id);
  return resource;
}

function existing(context: Context, catalogId: string, wanted: JsonObject): JsonObject {
  if (!textOf(wanted['id']) && !textOf(wanted['originId'])) throw missing('resource.id');
  const resource = find(context, catalogId, wanted);
  if (!resource) throw badRequest('The resource is not in the catalog.', 'ResourceNotFoundInCatalog');
  return resource;
}

function remove(context: Context, catalogId: string, wanted: JsonObject): JsonObject {
  const resource = existing(context, catalogId, wanted);
  const used = Object.values(context.tenant.resourceRoleScopes).some(({ $resource }) => $resource === resource['id']);
  if (used) throw badRequest('The resource is used by access packages. Remove its roles from them first.', 'BadRequest');
  delete context.tenant.resources[textOf(resource['id'])];
  return resource;
}

function handle(context: Context): JsonObject {
  const { world, tenant, body } = context;
  const catalogId = textOf(entityOf(tenant.catalogs, idIn(body['catalog']))['id']);
  const wanted = objectOf(body['resource']);
  const actions: Record<string, typeof add> = { adminAdd: add, adminRemove: remove, adminUpdate: existing };
  const action = actions[textOf(body['requestType'])];
  if (!action) throw badRequest(`The request type '${textOf(body['requestType'])}' is not supported.`, 'BadRequest');
  const resource = action(context, catalogId, wanted);
  const id = world.newId();
  const request = {
    id,
    requestType: body['requestType'] ?? null,
    state: 'submitted',
    createdDateTime: world.timestamp(),
    $catalog: catalogId,
    $resource: resource['id'] ?? null,
  };
  tenant.resourceRequests[id] = request;
  return current(context, request);
}

/** Delivered as soon as the resource can be seen; that look does not count as a read. */
function current({ tenant }: Context, request: JsonObject): JsonObject {
  const waits = tenant.pending[`catalogResource ${textOf(request['$resource'])}`] !== undefined;
  request['state'] = waits ? 'delivering' : 'delivered';
  return request;
}

export const resourceRequests: Route[] = [
  {
    method: 'GET',
    path,
    type,
    query: { filter: ['id', 'state', 'requestType'], expand },
    handle: context => list(Object.values(context.tenant.resourceRequests).map(request => current(context, request))),
  },
  {
    method: 'GET',
    path: `${path}/{id}`,
    type,
    query: { expand },
    handle: context => ok(current(context, entityOf(context.tenant.resourceRequests, param(context, 'id')))),
  },
  {
    method: 'POST',
    path,
    type,
    body: type,
    required: ['requestType', 'resource', 'catalog.id'],
    readOnly: ['id', 'state', 'createdDateTime'],
    handle: context => created(handle(context)),
  },
];
