// Section 18: assignment policies. There is no PATCH: PUT takes the whole policy.
import { badRequest } from '../errors.ts';
import { type JsonObject, listOf, objectOf, textOf } from '../json.ts';
import { type Context, created, done, list, ok, param, type Query, type Route } from '../route.ts';
import { accessPackage, EM, entityOf, idIn, MADE, packageOf } from './entitlement.ts';
import { checkPolicy } from './policy-rules.ts';

const path = `${EM}/assignmentPolicies`;
const type = 'accessPackageAssignmentPolicy';
const readOnly = [...MADE, 'catalog'];
const WHOLE = [
  'accessPackage.id',
  'displayName',
  'description',
  'allowedTargetScope',
  'automaticRequestSettings',
  'specificAllowedTargets',
  'expiration',
  'requestorSettings',
  'requestApprovalSettings',
  'reviewSettings',
  'questions',
];
const nullable = ['description', 'automaticRequestSettings', 'requestorSettings', 'requestApprovalSettings', 'reviewSettings'];

const expand: Query['expand'] = {
  accessPackage,
  catalog: {
    type: 'accessPackageCatalog',
    resolve: ({ $package }, { tenant }) => tenant.catalogs[textOf(tenant.accessPackages[textOf($package)]?.['$catalog'])] ?? null,
  },
  questions: { type: 'accessPackageQuestion', resolve: ({ $questions }) => listOf($questions) },
};

/** Members that the service fills in. */
function complete(body: JsonObject): JsonObject {
  const { accessPackage: _, questions, ...policy } = body;
  const approval = objectOf(policy['requestApprovalSettings']);
  return {
    description: null,
    allowedTargetScope: 'notSpecified',
    specificAllowedTargets: [],
    automaticRequestSettings: null,
    notificationSettings: { isAssignmentNotificationDisabled: false },
    reviewSettings: null,
    ...policy,
    expiration: { type: 'noExpiration', duration: null, endDateTime: null, ...objectOf(policy['expiration']) },
    requestorSettings: {
      enableTargetsToSelfAddAccess: false,
      enableTargetsToSelfUpdateAccess: false,
      enableTargetsToSelfRemoveAccess: false,
      allowCustomAssignmentSchedule: true,
      enableOnBehalfRequestorsToAddAccess: false,
      enableOnBehalfRequestorsToUpdateAccess: false,
      enableOnBehalfRequestorsToRemoveAccess: false,
      onBehalfRequestors: [],
      ...objectOf(policy['requestorSettings']),
    },
    requestApprovalSettings: {
      isApprovalRequiredForAdd: false,
      isApprovalRequiredForUpdate: false,
      isRequestorJustificationRequired: false,
      ...approval,
      stages: listOf(approval['stages']).map(completeStage),
    },
    $questions: listOf(questions),
  };
}

const completeStage = (stage: JsonObject): JsonObject => ({
  isEscalationEnabled: false,
  durationBeforeEscalation: 'PT0S',
  approverInformationVisibility: 'default',
  fallbackPrimaryApprovers: [],
  escalationApprovers: [],
  fallbackEscalationApprovers: [],
  ...stage,
});

const withPackage = (policy: JsonObject): JsonObject => ({ ...policy, accessPackage: { id: policy['$package'] ?? null } });

function create(context: Context): JsonObject {
  const { world, tenant, body } = context;
  const target = packageOf(context, idIn(body['accessPackage']));
  checkPolicy(context, body);
  const now = world.timestamp();
  const policy = { id: world.newId(), ...complete(body), createdDateTime: now, modifiedDateTime: now, $package: target['id'] ?? null };
  tenant.assignmentPolicies[policy.id] = policy;
  return policy;
}

function replace(context: Context): JsonObject {
  const { world, tenant, body } = context;
  const before = entityOf(tenant.assignmentPolicies, param(context, 'id'));
  if (idIn(body['accessPackage']).toLowerCase() !== before['$package']) throw badRequest('The access package of a policy cannot be changed.', 'BadRequest');
  if (body['id'] !== undefined && body['id'] !== before['id']) throw badRequest('The id of the body differs from that of the URL.', 'BadRequest');
  checkPolicy(context, body);
  const { id = null, createdDateTime = null, $package = null } = before;
  const policy: JsonObject = { ...complete(body), id, createdDateTime, modifiedDateTime: world.timestamp(), $package };
  tenant.assignmentPolicies[textOf(id)] = policy;
  return policy;
}

function remove(context: Context): void {
  const { tenant } = context;
  const { id } = entityOf(tenant.assignmentPolicies, param(context, 'id'));
  if (Object.values(tenant.assignments).some(({ $policy }) => $policy === id)) throw badRequest('The policy has assignments. Remove them first.', 'BadRequest');
  delete tenant.assignmentPolicies[textOf(id)];
}

const MEMBERS = [
  'id',
  'displayName',
  'description',
  'allowedTargetScope',
  'specificAllowedTargets',
  'automaticRequestSettings',
  'expiration',
  'notificationSettings',
  'requestorSettings',
  'requestApprovalSettings',
  'reviewSettings',
  'createdDateTime',
  'modifiedDateTime',
];

export const assignmentPolicies: Route[] = [
  {
    method: 'GET',
    path,
    type,
    query: { filter: ['id', 'displayName', 'accessPackage/id'], select: MEMBERS, expand },
    handle: ({ tenant }) => list(Object.values(tenant.assignmentPolicies).map(withPackage)),
  },
  { method: 'GET', path: `${path}/{id}`, type, query: { expand }, handle: context => ok(entityOf(context.tenant.assignmentPolicies, param(context, 'id'))) },
  { method: 'POST', path, type, body: type, required: ['displayName', 'accessPackage.id'], readOnly, handle: context => created(create(context)) },
  {
    method: 'PUT',
    path: `${path}/{id}`,
    type,
    body: type,
    required: WHOLE,
    nullable,
    // Read, change, send complete: what was read may be sent along.
    handle: context => ok(replace(context)),
  },
  {
    method: 'DELETE',
    path: `${path}/{id}`,
    type,
    handle: context => {
      remove(context);
      return done;
    },
  },
];
