// Section 12: who is assigned to an application.
import { badRequest, notFound } from '../errors.ts';
import { isGuid, type JsonObject, listOf, textOf } from '../json.ts';
import { type Context, created, done, list, param, type Route } from '../route.ts';
import { directoryObject, servicePrincipal } from './lookup.ts';

const path = '/servicePrincipals/{id}/appRoleAssignedTo';
const type = 'appRoleAssignment';
/** Assignment without a role, for applications that declare none. */
const DEFAULT_ROLE = '00000000-0000-0000-0000-000000000000';

const TYPES = { user: 'User', group: 'Group', servicePrincipal: 'ServicePrincipal' } as const;

const assignments = (context: Context): JsonObject[] => {
  const principal = servicePrincipal(context, param(context, 'id'));
  return Object.values(context.tenant.appRoleAssignments).filter(({ resourceId }) => resourceId === principal['id']);
};

function checkRole(resource: JsonObject, id: string): void {
  const roles = listOf(resource['appRoles']).filter(({ isEnabled }) => isEnabled === true);
  const fits = id === DEFAULT_ROLE ? roles.length === 0 : roles.some(role => textOf(role['id']).toLowerCase() === id);
  if (!fits) throw badRequest(`Permission being assigned was not found on application '${textOf(resource['appId'])}'.`);
}

function create(context: Context): JsonObject {
  const { world, tenant, body } = context;
  const resource = servicePrincipal(context, param(context, 'id'));
  if (textOf(body['resourceId']).toLowerCase() !== resource['id'])
    throw badRequest("Invalid value specified for property 'resourceId': it must be the service principal of the URL.");
  const { kind, entity: principal } = directoryObject(context, textOf(body['principalId']));
  const appRoleId = textOf(body['appRoleId']).toLowerCase();
  checkRole(resource, appRoleId);
  const same = Object.values(tenant.appRoleAssignments).some(
    other => other['resourceId'] === resource['id'] && other['principalId'] === principal['id'] && other['appRoleId'] === appRoleId,
  );
  if (same) throw badRequest('Permission being assigned already exists on the object.');
  const assignment: JsonObject = {
    id: world.newId(),
    deletedDateTime: null,
    appRoleId,
    createdDateTime: world.timestamp(),
    principalDisplayName: principal['displayName'] ?? null,
    principalId: principal['id'] ?? null,
    principalType: TYPES[kind],
    resourceDisplayName: resource['displayName'] ?? null,
    resourceId: resource['id'] ?? null,
  };
  tenant.appRoleAssignments[textOf(assignment['id'])] = assignment;
  return assignment;
}

export const appRoleAssignments: Route[] = [
  { method: 'GET', path, type, query: { filter: [] }, handle: context => list(assignments(context)) },
  {
    method: 'POST',
    path,
    type,
    body: type,
    required: ['principalId', 'resourceId', 'appRoleId'],
    readOnly: ['id', 'principalType', 'principalDisplayName', 'resourceDisplayName', 'createdDateTime', 'deletedDateTime'],
    handle: context => created(create(context)),
  },
  {
    method: 'DELETE',
    path: `${path}/{assignmentId}`,
    type,
    handle: context => {
      const id = param(context, 'assignmentId');
      if (!isGuid(id) || !assignments(context).some(other => other['id'] === id.toLowerCase())) throw notFound(id);
      delete context.tenant.appRoleAssignments[id.toLowerCase()];
      return done;
    },
  },
];
