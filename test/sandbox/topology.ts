// The steps of walkthrough.md as functions over a world, named as there.
import { type Loose, ROOT, S, T, type World } from './client.ts';

export const EM = '/identityGovernance/entitlementManagement';
export const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
export const TEMPLATE = '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7';
export const ROLES = {
  reader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  operator: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  administrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
};
const UPSERT = { headers: { prefer: 'create-if-missing' } };

export async function preflight(w: World): Promise<void> {
  for (const [tenant, other] of [
    [S, T],
    [T, S],
  ] as const) {
    await w.get(tenant, '/organization?$select=id,displayName,verifiedDomains');
    await w.get(tenant, `/tenantRelationships/findTenantInformationByTenantId(tenantId='${other}')`);
    await w.get(tenant, '/subscribedSkus?$select=skuPartNumber,capabilityStatus,servicePlans');
    await w.get(tenant, '/policies/authorizationPolicy');
    await w.get(tenant, '/policies/crossTenantAccessPolicy/default');
  }
}

/** A1 to A5: both sides of the cross-tenant access policy. */
export async function openLink(w: World): Promise<number[]> {
  const steps = [
    await w.get(T, `${PARTNERS}/${S}`),
    await w.post(T, PARTNERS, { tenantId: S }),
    await w.get(T, `${PARTNERS}/${S}/identitySynchronization`),
    await w.put(T, `${PARTNERS}/${S}/identitySynchronization`, { displayName: 'Contoso', userSyncInbound: { isSyncAllowed: true } }),
    await w.patch(T, `${PARTNERS}/${S}`, { automaticUserConsentSettings: { inboundAllowed: true } }),
    await w.get(S, `${PARTNERS}/${T}`),
    await w.post(S, PARTNERS, { tenantId: T }),
    await w.patch(S, `${PARTNERS}/${T}`, { automaticUserConsentSettings: { outboundAllowed: true } }),
  ];
  return steps.map(({ status }) => status);
}

export const SECRETS = [
  { key: 'AuthenticationType', value: 'SyncPolicy' },
  { key: 'CompanyId', value: T },
  { key: 'SyncNotificationSettings', value: '{"Enabled":true,"Recipients":"soc@contoso.com","DeleteThresholdEnabled":true,"DeleteThresholdValue":500}' },
  { key: 'SyncAll', value: 'false' },
];
export const CREDENTIALS = {
  useSavedCredentials: false,
  templateId: 'Azure2Azure',
  credentials: [
    { key: 'CompanyId', value: T },
    { key: 'AuthenticationType', value: 'SyncPolicy' },
  ],
};

export interface SyncApplication {
  spId: string;
  appId: string;
  appObjectId: string;
  appRoleId: string;
}

/** A6 and A6w. */
export async function instantiate(w: World): Promise<SyncApplication> {
  await w.get(S, `/servicePrincipals?$filter=applicationTemplateId eq '${TEMPLATE}'&$select=id,appId,displayName,appRoles`);
  const { body } = await w.post(S, `/applicationTemplates/${TEMPLATE}/instantiate`, { displayName: 'Contoso to Fabrikam' });
  const { servicePrincipal, application } = body;
  for (let reads = 0; reads < 5; reads++) if ((await w.get(S, `/servicePrincipals/${servicePrincipal.id}`)).status === 200) break;
  return { spId: servicePrincipal.id, appId: application.appId, appObjectId: application.id, appRoleId: servicePrincipal.appRoles[0].id };
}

/** A7 to A9. */
export async function createJob(w: World, { spId }: SyncApplication): Promise<string> {
  const sync = `/servicePrincipals/${spId}/synchronization`;
  await w.post(S, `${sync}/jobs/validateCredentials`, CREDENTIALS);
  await w.get(S, `${sync}/jobs`);
  const { body } = await w.post(S, `${sync}/jobs`, { templateId: 'Azure2Azure' });
  await w.get(S, `${sync}/secrets`);
  await w.put(S, `${sync}/secrets`, { value: SECRETS });
  return body.id;
}

/** B1 and B2: the full name of the extension in the target. */
export async function createExtension(w: World): Promise<string> {
  await w.get(T, "/applications(uniqueName='soc-holder')");
  await w.patch(T, "/applications(uniqueName='soc-holder')", { displayName: 'SOC attributes' }, UPSERT);
  const { body: holder } = await w.get(T, "/applications(uniqueName='soc-holder')");
  await w.get(T, `/applications/${holder.id}/extensionProperties`);
  const { body } = await w.post(T, `/applications/${holder.id}/extensionProperties`, { name: 'socRole', dataType: 'String', targetObjects: ['User'] });
  return body.name;
}

export const attribute = (name: string): object => ({
  name,
  type: 'String',
  mutability: 'ReadWrite',
  multivalued: false,
  required: false,
  anchor: false,
  caseExact: false,
  flowNullValues: false,
  metadata: [],
  referencedObjects: [],
  apiExpressions: [],
  defaultValue: null,
});
export const constantMapping = (targetAttributeName: string, value: string): object => ({
  targetAttributeName,
  source: { type: 'Constant', name: value, expression: JSON.stringify(value), parameters: [] },
  flowType: 'Always',
  flowBehavior: 'FlowWhenChanged',
  matchingPriority: 0,
  defaultValue: null,
  exportMissingReferences: false,
});

/** A schema as it can be sent back, with its user mapping and the attributes of the target's users at hand. */
export function openSchema(schema: Loose): { schema: Loose; mapping: Loose; targetAttributes: Loose[] } {
  const { '@odata.context': _, ...bare } = schema;
  const rule = bare.synchronizationRules.find(({ name }: Loose) => name === 'USER_INBOUND_USER');
  const directory = bare.directories.find(({ name }: Loose) => name === rule.targetDirectoryName);
  return {
    schema: bare,
    mapping: rule.objectMappings.find(({ sourceObjectName }: Loose) => sourceObjectName === 'User'),
    targetAttributes: directory.objects.find(({ name }: Loose) => name === 'User').attributes,
  };
}

/** C1 to C2w, D1, D4: a catalog with one resource, as delivered. */
export async function catalogWith(
  w: World,
  tenant: string,
  displayName: string,
  resource: { originId: string; originSystem: string },
  isExternallyVisible = false,
): Promise<{ catalog: string; resource: Loose }> {
  const found = await w.get(tenant, `${EM}/catalogs?$filter=displayName eq '${displayName}'`);
  const catalog =
    found.body.value[0]?.id ??
    (await w.post(tenant, `${EM}/catalogs`, { displayName, description: 'made by a test', state: 'published', isExternallyVisible })).body.id;
  return { catalog, resource: await addResource(w, tenant, catalog, resource) };
}

export async function addResource(w: World, tenant: string, catalog: string, resource: { originId: string; originSystem: string }): Promise<Loose> {
  const path = `${EM}/catalogs/${catalog}/resources?$filter=originId eq '${resource.originId}'`;
  await w.get(tenant, path);
  await w.post(tenant, `${EM}/resourceRequests`, { requestType: 'adminAdd', resource, catalog: { id: catalog } });
  let hits: Loose[] = [];
  for (let reads = 0; reads < 5 && hits.length === 0; reads++) hits = (await w.get(tenant, `${path}&$expand=scopes`)).body.value;
  const { body } = await w.get(tenant, `${EM}/catalogs/${catalog}/resources?$filter=(id eq '${hits[0].id}')&$expand=roles,scopes`);
  return body.value[0];
}

/** C3, D5. */
export async function createPackage(w: World, tenant: string, catalog: string, displayName: string): Promise<string> {
  await w.get(tenant, `${EM}/accessPackages?$filter=displayName eq '${displayName}'`);
  return (await w.post(tenant, `${EM}/accessPackages`, { displayName, description: 'made by a test', catalog: { id: catalog } })).body.id;
}

export const roleScope = ({ id, originId, originSystem, roles, scopes }: Loose, role: string): object => {
  const found = roles.find((candidate: Loose) => candidate.originId === role);
  return {
    role: { id: found.id, displayName: found.displayName, originSystem, originId: role, resource: { id, originId, originSystem } },
    scope: { id: scopes[0].id, originId, originSystem, isRootScope: true },
  };
};

/** C4, D6. */
export async function addRole(w: World, tenant: string, packageId: string, resource: Loose, role: string): Promise<number> {
  await w.get(tenant, `${EM}/accessPackages/${packageId}?$expand=resourceRoleScopes($expand=role,scope)`);
  return (await w.post(tenant, `${EM}/accessPackages/${packageId}/resourceRoleScopes`, roleScope(resource, role))).status;
}

export const stage = (primaryApprovers: object[], fallbackPrimaryApprovers: object[]): object => ({
  durationBeforeAutomaticDenial: 'P14D',
  isApproverJustificationRequired: true,
  isEscalationEnabled: false,
  durationBeforeEscalation: 'PT0S',
  primaryApprovers,
  fallbackPrimaryApprovers,
  escalationApprovers: [],
  fallbackEscalationApprovers: [],
});

export const members = (groupId: string): object => ({ '@odata.type': '#microsoft.graph.groupMembers', groupId });

/** The policy of C5. */
export const requestPolicy = (packageId: string, requestors: string, lead: string, reviewers: string): Record<string, unknown> => ({
  displayName: 'SOC analysts on request',
  description: '30 days, approved by the SOC lead, reviewed quarterly',
  accessPackage: { id: packageId },
  allowedTargetScope: 'specificDirectoryUsers',
  specificAllowedTargets: [members(requestors)],
  automaticRequestSettings: null,
  expiration: { type: 'afterDuration', duration: 'P30D' },
  requestorSettings: {
    enableTargetsToSelfAddAccess: true,
    enableTargetsToSelfUpdateAccess: true,
    enableTargetsToSelfRemoveAccess: true,
    allowCustomAssignmentSchedule: true,
    enableOnBehalfRequestorsToAddAccess: false,
    enableOnBehalfRequestorsToUpdateAccess: false,
    enableOnBehalfRequestorsToRemoveAccess: false,
    onBehalfRequestors: [],
  },
  requestApprovalSettings: {
    isApprovalRequiredForAdd: true,
    isApprovalRequiredForUpdate: false,
    isRequestorJustificationRequired: true,
    stages: [
      stage([{ '@odata.type': '#microsoft.graph.requestorManager', managerLevel: 1 }], [{ '@odata.type': '#microsoft.graph.singleUser', userId: lead }]),
    ],
  },
  reviewSettings: {
    isEnabled: true,
    expirationBehavior: 'removeAccess',
    isRecommendationEnabled: true,
    isReviewerJustificationRequired: true,
    isSelfReview: false,
    schedule: {
      startDateTime: '2026-01-01T00:00:00Z',
      expiration: { type: 'afterDuration', duration: 'P14D' },
      recurrence: {
        pattern: { type: 'absoluteMonthly', interval: 3, month: 0, dayOfMonth: 0, daysOfWeek: [] },
        range: { type: 'noEnd', numberOfOccurrences: 0 },
      },
    },
    primaryReviewers: [members(reviewers)],
    fallbackReviewers: [],
  },
  questions: [],
});

/** The policy of D7. */
export const automaticPolicy = (packageId: string, extension: string): Record<string, unknown> => ({
  displayName: 'SOC users automatically',
  description: 'users pushed by the source SOC link',
  accessPackage: { id: packageId },
  allowedTargetScope: 'specificDirectoryUsers',
  specificAllowedTargets: [
    { '@odata.type': '#microsoft.graph.attributeRuleMembers', description: 'SOC marker', membershipRule: `(user.${extension} -eq "SOC")` },
  ],
  automaticRequestSettings: { requestAccessForAllowedTargets: true, removeAccessWhenTargetLeavesAllowedTargets: true },
});

export const userReference = (id: string): object => ({ '@odata.id': `${ROOT}/users/${id}` });
export { UPSERT };
