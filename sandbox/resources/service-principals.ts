// Section 8: service principals, found by template, name or appId.
import { badRequest, conflict, notFound } from '../errors.ts';
import { type JsonObject, textOf } from '../json.ts';
import { newServicePrincipal } from '../objects/application.ts';
import { type Context, created, done, list, ok, param, type Query, type Route } from '../route.ts';
import { applicationByAppId, removePrincipal } from './applications.ts';
import { servicePrincipal } from './lookup.ts';

const path = '/servicePrincipals';
const type = 'servicePrincipal';
const readOnly = [
  'id',
  'appId',
  'appDisplayName',
  'appOwnerOrganizationId',
  'applicationTemplateId',
  'deletedDateTime',
  'signInAudience',
  'synchronization',
  'appRoleAssignedTo',
  'appRoleAssignments',
];
const query: Query = { filter: ['id', 'appId', 'displayName', 'applicationTemplateId', 'servicePrincipalType'], orderby: ['displayName'], advanced: true };

const find = ({ tenant }: Context, appId: string): JsonObject | undefined =>
  Object.values(tenant.servicePrincipals).find(other => textOf(other['appId']).toLowerCase() === appId.toLowerCase());

const MOST_NOTES = 1024;

/** The documented size of the notes. */
function checked(body: JsonObject): JsonObject {
  if (textOf(body['notes']).length > MOST_NOTES) throw badRequest("Invalid value specified for property 'notes' of resource 'ServicePrincipal'.");
  return body;
}

function byAppId(context: Context): JsonObject {
  const appId = param(context, 'appId');
  const found = find(context, appId);
  if (!found) throw notFound(appId);
  return servicePrincipal(context, textOf(found['id']));
}

function create(context: Context, appId: string): JsonObject {
  if (find(context, appId))
    throw conflict(`The service principal cannot be created, updated, or restored because the service principal name ${appId} is already in use.`);
  const principal = newServicePrincipal(context.tenant, context.world.newId(), applicationByAppId(context, appId));
  context.tenant.servicePrincipals[textOf(principal['id'])] = principal;
  context.world.hide(context.tenant, 'servicePrincipal', textOf(principal['id']));
  return principal;
}

export const servicePrincipals: Route[] = [
  { method: 'GET', path, type, query, handle: context => list(context.world.all(context.tenant, 'servicePrincipal', context.tenant.servicePrincipals)) },
  { method: 'GET', path: `${path}/{id}`, type, handle: context => ok(servicePrincipal(context, param(context, 'id'))) },
  { method: 'GET', path: `${path}(appId='{appId}')`, type, handle: context => ok(byAppId(context)) },
  {
    method: 'POST',
    path,
    type,
    body: type,
    required: ['appId'],
    readOnly: readOnly.filter(name => name !== 'appId'),
    handle: context => {
      const { appId, ...body } = context.body;
      return created(Object.assign(create(context, textOf(appId)), checked(body)));
    },
  },
  {
    method: 'PATCH',
    path: `${path}(appId='{appId}')`,
    type,
    body: type,
    readOnly,
    handle: context => {
      const found = find(context, param(context, 'appId'));
      if (!found && !context.createIfMissing) throw notFound(param(context, 'appId'));
      const principal = Object.assign(found ?? create(context, param(context, 'appId')), checked(context.body));
      return found ? done : created(principal);
    },
  },
  {
    method: 'PATCH',
    path: `${path}/{id}`,
    type,
    body: type,
    readOnly,
    handle: context => {
      Object.assign(servicePrincipal(context, param(context, 'id')), checked(context.body));
      return done;
    },
  },
  {
    method: 'DELETE',
    path: `${path}/{id}`,
    type,
    handle: context => {
      removePrincipal(context, textOf(servicePrincipal(context, param(context, 'id'))['id']));
      return done;
    },
  },
];
