// Section 22: assignments, made and ended by requests. What an assignment grants is not provisioned.
import { badRequest, missing, notFound } from '../errors.ts';
import { type JsonObject, objectOf, textOf } from '../json.ts';
import { type Context, created, list, ok, param, type Query, type Route } from '../route.ts';
import { rowOf } from '../state.ts';
import { accessPackage, EM, entityOf, idIn } from './entitlement.ts';

const assignment = 'accessPackageAssignment';
const request = 'accessPackageAssignmentRequest';

const subject = (entity: JsonObject, { tenant }: Context): JsonObject | null => {
  const user = tenant.users[textOf(entity['$target'])];
  if (!user) return null;
  return {
    id: user['id'] ?? null,
    objectId: user['id'] ?? null,
    displayName: user['displayName'] ?? null,
    principalName: user['userPrincipalName'] ?? null,
    email: user['mail'] ?? null,
    subjectType: 'user',
    subjectLifecycle: 'notDefined',
  };
};

const expand: Query['expand'] = {
  accessPackage,
  assignmentPolicy: { type: 'accessPackageAssignmentPolicy', resolve: ({ $policy }, { tenant }) => tenant.assignmentPolicies[textOf($policy)] ?? null },
  target: { type: 'accessPackageSubject', resolve: subject },
};
const requestExpand: Query['expand'] = {
  accessPackage,
  requestor: { type: 'accessPackageSubject', resolve: subject },
  assignment: { type: assignment, resolve: ({ $assignment }, { tenant }) => tenant.assignments[textOf($assignment)] ?? null },
};

const withLinks = (entity: JsonObject): JsonObject => ({
  ...entity,
  accessPackage: { id: entity['$package'] ?? null },
  assignmentPolicy: { id: entity['$policy'] ?? null },
  target: { objectId: entity['$target'] ?? null },
});

function add(context: Context, wanted: JsonObject): JsonObject {
  const { world, tenant } = context;
  for (const name of ['targetId', 'assignmentPolicyId', 'accessPackageId']) if (!textOf(wanted[name])) throw missing(`assignment.${name}`);
  const target = rowOf(tenant.users, textOf(wanted['targetId']).toLowerCase());
  if (!target) throw notFound(textOf(wanted['targetId']), 'ResourceNotFound');
  const policy = entityOf(tenant.assignmentPolicies, textOf(wanted['assignmentPolicyId']));
  const granted = entityOf(tenant.accessPackages, textOf(wanted['accessPackageId']));
  if (policy['$package'] !== granted['id']) throw badRequest('The policy does not belong to the access package.', 'BadRequest');
  const same = Object.values(tenant.assignments).some(({ $package, $target }) => $package === granted['id'] && $target === target['id']);
  if (same) throw badRequest('The user has an assignment to the access package already.', 'ExistingGrant');
  const id = world.newId();
  const schedule = { startDateTime: world.timestamp(), expiration: policy['expiration'] ?? null, recurrence: null };
  tenant.assignments[id] = {
    id,
    state: 'delivered',
    status: 'Delivered',
    expiredDateTime: null,
    schedule,
    customExtensionCalloutInstances: [],
    $package: granted['id'] ?? null,
    $policy: policy['id'] ?? null,
    $target: target['id'] ?? null,
  };
  return tenant.assignments[id];
}

function handle(context: Context): JsonObject {
  const { world, tenant, body } = context;
  const wanted = objectOf(body['assignment']);
  const type = body['requestType'];
  if (type !== 'adminAdd' && type !== 'adminRemove') throw badRequest(`The request type '${textOf(type)}' is not supported.`, 'BadRequest');
  if (type === 'adminRemove' && !idIn(wanted)) throw missing('assignment.id');
  const entity = type === 'adminAdd' ? add(context, wanted) : entityOf(tenant.assignments, idIn(wanted));
  if (type === 'adminRemove') delete tenant.assignments[textOf(entity['id'])];
  const now = world.timestamp();
  const { id = null, $package = null, $target = null } = entity;
  const made = {
    id: world.newId(),
    requestType: type,
    state: 'delivered',
    status: 'Delivered',
    createdDateTime: now,
    completedDateTime: now,
    answers: [],
    justification: body['justification'] ?? null,
    schedule: body['schedule'] ?? null,
    customExtensionCalloutInstances: [],
    $assignment: id,
    $package,
    $target,
  };
  tenant.assignmentRequests[made.id] = made;
  return made;
}

export const assignments: Route[] = [
  {
    method: 'GET',
    path: `${EM}/assignments`,
    type: assignment,
    query: {
      filter: ['id', 'state', 'accessPackage/id', 'assignmentPolicy/id', 'target/objectId'],
      select: ['id', 'state', 'status', 'expiredDateTime', 'schedule', 'customExtensionCalloutInstances'],
      expand,
    },
    handle: ({ tenant }) => list(Object.values(tenant.assignments).map(withLinks)),
  },
  {
    method: 'GET',
    path: `${EM}/assignments/{id}`,
    type: assignment,
    query: { expand },
    handle: context => ok(entityOf(context.tenant.assignments, param(context, 'id'))),
  },
  {
    method: 'GET',
    path: `${EM}/assignmentRequests`,
    type: request,
    query: { filter: ['id', 'state', 'requestType'], expand: requestExpand },
    handle: ({ tenant }) => list(Object.values(tenant.assignmentRequests)),
  },
  {
    method: 'GET',
    path: `${EM}/assignmentRequests/{id}`,
    type: request,
    query: { expand: requestExpand },
    handle: context => ok(entityOf(context.tenant.assignmentRequests, param(context, 'id'))),
  },
  {
    method: 'POST',
    path: `${EM}/assignmentRequests`,
    type: request,
    body: request,
    required: ['requestType', 'assignment'],
    readOnly: ['id', 'state', 'status', 'createdDateTime', 'completedDateTime'],
    handle: context => created(handle(context)),
  },
];
