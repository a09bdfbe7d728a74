// Sections 2 and 8: application registrations.
import { missing, notFound } from '../errors.ts';
import { type JsonObject, textOf } from '../json.ts';
import { newApplication } from '../objects/application.ts';
import { type Context, created, done, list, ok, param, type Query, type Route } from '../route.ts';
import { application } from './lookup.ts';
import { byUniqueName, checkRename, checkUniqueName, type Kind, upsert } from './unique-name.ts';

const type = 'application';
const readOnly = ['id', 'appId', 'createdDateTime', 'deletedDateTime', 'applicationTemplateId', 'publisherDomain', 'extensionProperties', 'synchronization'];
const query: Query = { filter: ['id', 'appId', 'displayName', 'uniqueName'], orderby: ['displayName'], advanced: true };

const kind: Kind = {
  lag: 'application',
  table: ({ tenant }) => tenant.applications,
  create(context, body) {
    if (!textOf(body['displayName'])) throw missing('displayName');
    checkUniqueName(context, kind, body['uniqueName']);
    return newApplication(context.world, context.world.newId(), context.world.newId(), body);
  },
  update(context, entity, body) {
    checkRename(context, kind, entity, body);
    Object.assign(entity, body);
    for (const principal of principalsOf(context, entity)) if ('appRoles' in body) principal['appRoles'] = body['appRoles'] ?? [];
  },
};

const principalsOf = ({ tenant }: Context, { appId }: JsonObject): JsonObject[] =>
  Object.values(tenant.servicePrincipals).filter(other => other['appId'] === appId);

export function applicationByAppId(context: Context, appId: string): JsonObject {
  const found = Object.values(context.tenant.applications).find(other => textOf(other['appId']).toLowerCase() === appId.toLowerCase());
  if (!found) throw notFound(appId);
  return application(context, textOf(found['id']));
}

/** Takes the application, its service principals and everything below them away. */
function remove(context: Context, entity: JsonObject): void {
  const { tenant } = context;
  for (const principal of principalsOf(context, entity)) removePrincipal(context, textOf(principal['id']));
  for (const [id, extension] of Object.entries(tenant.extensionProperties))
    if (extension['$application'] === entity['id']) delete tenant.extensionProperties[id];
  delete tenant.applications[textOf(entity['id'])];
}

export function removePrincipal({ tenant }: Context, id: string): void {
  delete tenant.servicePrincipals[id];
  delete tenant.synchronization[id];
  for (const [key, assignment] of Object.entries(tenant.appRoleAssignments)) {
    if (assignment['resourceId'] === id || assignment['principalId'] === id) delete tenant.appRoleAssignments[key];
  }
}

export const applications: Route[] = [
  { method: 'GET', path: '/applications', type, query, handle: context => list(context.world.all(context.tenant, 'application', context.tenant.applications)) },
  { method: 'GET', path: '/applications/{id}', type, handle: context => ok(application(context, param(context, 'id'))) },
  { method: 'GET', path: "/applications(appId='{appId}')", type, handle: context => ok(applicationByAppId(context, param(context, 'appId'))) },
  { method: 'GET', path: "/applications(uniqueName='{uniqueName}')", type, handle: context => ok(byUniqueName(context, kind)) },
  { method: 'PATCH', path: "/applications(uniqueName='{uniqueName}')", type, body: type, readOnly, handle: context => upsert(context, kind) },
  {
    method: 'POST',
    path: '/applications',
    type,
    body: type,
    required: ['displayName'],
    readOnly,
    handle: context => {
      const entity = kind.create(context, context.body);
      context.tenant.applications[textOf(entity['id'])] = entity;
      context.world.hide(context.tenant, 'application', textOf(entity['id']));
      return created(entity);
    },
  },
  {
    method: 'PATCH',
    path: '/applications/{id}',
    type,
    body: type,
    readOnly,
    handle: context => {
      kind.update(context, application(context, param(context, 'id')), context.body);
      return done;
    },
  },
  {
    method: 'DELETE',
    path: '/applications/{id}',
    type,
    handle: context => {
      remove(context, application(context, param(context, 'id')));
      return done;
    },
  },
];
