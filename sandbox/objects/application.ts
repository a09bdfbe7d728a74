import type { JsonObject } from '../json.ts';
import type { TenantState } from '../state.ts';
import type { World } from '../world.ts';

export const newApplication = (world: World, id: string, appId: string, body: JsonObject): JsonObject => ({
  id,
  deletedDateTime: null,
  appId,
  applicationTemplateId: null,
  createdDateTime: world.timestamp(),
  description: null,
  identifierUris: [],
  notes: null,
  publisherDomain: null,
  serviceManagementReference: null,
  signInAudience: 'AzureADMyOrg',
  tags: [],
  uniqueName: null,
  appRoles: [],
  requiredResourceAccess: [],
  ...body,
});

/** The principal of an application in its own tenant. */
export const newServicePrincipal = (tenant: TenantState, id: string, application: JsonObject, more: JsonObject = {}): JsonObject => ({
  id,
  deletedDateTime: null,
  accountEnabled: true,
  appDisplayName: application['displayName'] ?? null,
  appId: application['appId'] ?? null,
  applicationTemplateId: application['applicationTemplateId'] ?? null,
  appOwnerOrganizationId: tenant.id,
  appRoleAssignmentRequired: false,
  appRoles: application['appRoles'] ?? [],
  description: null,
  displayName: application['displayName'] ?? null,
  homepage: null,
  notes: null,
  servicePrincipalNames: [application['appId'] ?? null],
  servicePrincipalType: 'Application',
  signInAudience: application['signInAudience'] ?? null,
  tags: [],
  ...more,
});
