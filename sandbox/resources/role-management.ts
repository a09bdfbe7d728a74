// Section 25: directory roles, their assignments, and the eligible and active assignments of Privileged Identity Management.
import ROLES from '../data/builtin-roles.json' with { type: 'json' };
import { badRequest, conflict, notFound } from '../errors.ts';
import { type JsonObject, objectOf, textOf } from '../json.ts';
import { type Context, created, done, list, ok, param, type Query, type Route } from '../route.ts';
import { rowOf } from '../state.ts';
import { directoryObject } from './lookup.ts';

const path = '/roleManagement/directory';

export const builtInRole = (id: string): (typeof ROLES)[number] | undefined => ROLES.find(role => role.templateId === id.toLowerCase());

const definition = ({ displayName, templateId }: (typeof ROLES)[number]): JsonObject => ({
  id: templateId,
  displayName,
  description: null,
  isBuiltIn: true,
  isEnabled: true,
  templateId,
  version: '1',
  resourceScopes: ['/'],
  rolePermissions: [],
});

function definitionOf(id: string): JsonObject {
  const role = builtInRole(id);
  if (!role) throw notFound(id);
  return definition(role);
}

const expand: Query['expand'] = {
  roleDefinition: { type: 'unifiedRoleDefinition', resolve: ({ roleDefinitionId }) => definitionOf(textOf(roleDefinitionId)) },
};
const query: Query = { filter: ['id', 'principalId', 'roleDefinitionId', 'directoryScopeId'], expand };

/** Who can hold a role: users, role-assignable groups, service principals. */
function checkRequest(context: Context): { principalId: string; roleDefinitionId: string; directoryScopeId: string } {
  const { body } = context;
  const roleDefinitionId = textOf(definitionOf(textOf(body['roleDefinitionId']))['id']);
  if (body['directoryScopeId'] !== '/') throw badRequest(`The directory scope '${textOf(body['directoryScopeId'])}' is not supported.`);
  const { kind, entity } = directoryObject(context, textOf(body['principalId']));
  if (kind === 'group' && entity['isAssignableToRole'] !== true)
    throw badRequest('The group is not assignable to roles: isAssignableToRole must have been set when it was created.');
  return { principalId: textOf(entity['id']), roleDefinitionId, directoryScopeId: '/' };
}

const sameAssignment =
  (wanted: JsonObject) =>
  (other: JsonObject): boolean =>
    ['principalId', 'roleDefinitionId', 'directoryScopeId'].every(name => other[name] === wanted[name]);

function assign(context: Context): JsonObject {
  const wanted = checkRequest(context);
  const { tenant, world } = context;
  if (Object.values(tenant.roleAssignments).some(sameAssignment(wanted)))
    throw conflict('A conflicting object with one or more of the specified property values is present in the directory.');
  const assignment = { id: world.newId(), ...wanted, appScopeId: null, condition: null, principalOrganizationId: tenant.id };
  tenant.roleAssignments[assignment.id] = assignment;
  return assignment;
}

type Schedule = 'Eligibility' | 'Assignment';

function requestSchedule(context: Context, kind: Schedule): JsonObject {
  const { tenant, world, body } = context;
  const wanted = checkRequest(context);
  const same = Object.values(tenant.roleSchedules).find(other => other['$kind'] === kind && sameAssignment(wanted)(other));
  const action = textOf(body['action']);
  const request: JsonObject = {
    id: world.newId(),
    status: 'Provisioned',
    createdDateTime: world.timestamp(),
    completedDateTime: world.timestamp(),
    appScopeId: null,
    justification: null,
    scheduleInfo: null,
    targetScheduleId: null,
    isValidationOnly: false,
    ...body,
    $kind: kind,
  };
  if (action === 'adminAssign') {
    if (same) throw badRequest('The Role assignment already exists.', 'RoleAssignmentExists');
    const expiration = objectOf(objectOf(body['scheduleInfo'])['expiration']);
    if (textOf(expiration['type']) === '') throw badRequest("A value is required for property 'scheduleInfo.expiration.type' of resource.");
    const id = world.newId();
    tenant.roleSchedules[id] = {
      id,
      ...wanted,
      appScopeId: null,
      createdDateTime: world.timestamp(),
      createdUsing: request['id'] ?? null,
      modifiedDateTime: null,
      status: 'Provisioned',
      memberType: 'Direct',
      scheduleInfo: body['scheduleInfo'] ?? null,
      $kind: kind,
    };
    request['targetScheduleId'] = id;
  } else if (action === 'adminRemove') {
    if (!same) throw badRequest('The Role assignment does not exist.', 'RoleAssignmentDoesNotExist');
    delete tenant.roleSchedules[textOf(same['id'])];
    request['status'] = 'Revoked';
  } else throw badRequest(`The action '${action}' is not supported here.`);
  if (body['isValidationOnly'] !== true) tenant.roleScheduleRequests[textOf(request['id'])] = request;
  return request;
}

const ofKind = (table: Record<string, JsonObject>, kind: Schedule): JsonObject[] => Object.values(table).filter(({ $kind }) => $kind === kind);

const instance =
  (kind: Schedule) =>
  (schedule: JsonObject): JsonObject => ({
    id: schedule['id'] ?? null,
    principalId: schedule['principalId'] ?? null,
    roleDefinitionId: schedule['roleDefinitionId'] ?? null,
    directoryScopeId: schedule['directoryScopeId'] ?? null,
    appScopeId: null,
    memberType: 'Direct',
    startDateTime: schedule['createdDateTime'] ?? null,
    endDateTime: null,
    [kind === 'Eligibility' ? 'roleEligibilityScheduleId' : 'roleAssignmentScheduleId']: schedule['id'] ?? null,
  });

const schedules = (kind: Schedule): Route[] => {
  const type = `unifiedRole${kind}Schedule`;
  return [
    { method: 'GET', path: `${path}/role${kind}Schedules`, type, query, handle: ({ tenant }) => list(ofKind(tenant.roleSchedules, kind)) },
    {
      method: 'GET',
      path: `${path}/role${kind}ScheduleInstances`,
      type: `${type}Instance`,
      query,
      handle: ({ tenant }) => list(ofKind(tenant.roleSchedules, kind).map(instance(kind))),
    },
    {
      method: 'GET',
      path: `${path}/role${kind}ScheduleRequests`,
      type: `${type}Request`,
      query,
      handle: ({ tenant }) => list(ofKind(tenant.roleScheduleRequests, kind)),
    },
    {
      method: 'POST',
      path: `${path}/role${kind}ScheduleRequests`,
      type: `${type}Request`,
      body: `${type}Request`,
      required: ['action', 'principalId', 'roleDefinitionId', 'directoryScopeId'],
      readOnly: ['id', 'status', 'createdDateTime', 'completedDateTime', 'targetScheduleId'],
      handle: context => created(requestSchedule(context, kind)),
    },
  ];
};

export const roleManagement: Route[] = [
  {
    method: 'GET',
    path: `${path}/roleDefinitions`,
    type: 'unifiedRoleDefinition',
    query: { filter: ['id', 'displayName', 'isBuiltIn', 'templateId'] },
    handle: () => list(ROLES.map(definition)),
  },
  { method: 'GET', path: `${path}/roleDefinitions/{id}`, type: 'unifiedRoleDefinition', handle: context => ok(definitionOf(param(context, 'id'))) },
  { method: 'GET', path: `${path}/roleAssignments`, type: 'unifiedRoleAssignment', query, handle: ({ tenant }) => list(Object.values(tenant.roleAssignments)) },
  {
    method: 'POST',
    path: `${path}/roleAssignments`,
    type: 'unifiedRoleAssignment',
    body: 'unifiedRoleAssignment',
    required: ['principalId', 'roleDefinitionId', 'directoryScopeId'],
    readOnly: ['id', 'principalOrganizationId'],
    handle: context => created(assign(context)),
  },
  {
    method: 'DELETE',
    path: `${path}/roleAssignments/{id}`,
    type: 'unifiedRoleAssignment',
    handle: context => {
      const id = param(context, 'id');
      if (!rowOf(context.tenant.roleAssignments, id)) throw notFound(id);
      delete context.tenant.roleAssignments[id];
      return done;
    },
  },
  ...schedules('Eligibility'),
  ...schedules('Assignment'),
];
