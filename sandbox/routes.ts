// All paths that the sandbox serves, by family. Sections are those of the Graph reference.
import { accessPackages } from './resources/access-packages.ts';
import { appRoleAssignments } from './resources/app-role-assignments.ts';
import { applicationTemplates } from './resources/application-templates.ts';
import { applications } from './resources/applications.ts';
import { assignmentPolicies } from './resources/assignment-policies.ts';
import { assignments } from './resources/assignments.ts';
import { authorizationPolicy } from './resources/authorization-policy.ts';
import { catalogResources } from './resources/catalog-resources.ts';
import { catalogs } from './resources/catalogs.ts';
import { connectedOrganizations } from './resources/connected-organizations.ts';
import { crossTenantAccessPolicy } from './resources/cross-tenant-access-policy.ts';
import { directoryObjects } from './resources/directory-objects.ts';
import { entitlementSettings } from './resources/entitlement-settings.ts';
import { extensionProperties } from './resources/extension-properties.ts';
import { groups } from './resources/groups.ts';
import { identitySynchronization } from './resources/identity-synchronization.ts';
import { partners } from './resources/partners.ts';
import { resourceRequests } from './resources/resource-requests.ts';
import { resourceRoleScopes } from './resources/resource-role-scopes.ts';
import { roleManagement } from './resources/role-management.ts';
import { servicePrincipals } from './resources/service-principals.ts';
import { synchronizationJobs } from './resources/synchronization-jobs.ts';
import { synchronizationSchema } from './resources/synchronization-schema.ts';
import { synchronizationSecrets } from './resources/synchronization-secrets.ts';
import { tenantFacts } from './resources/tenant-facts.ts';
import { users } from './resources/users.ts';
import { validateCredentials } from './resources/validate-credentials.ts';
import type { Route } from './route.ts';

export const routes: readonly Route[] = [
  ...tenantFacts, // 3
  ...crossTenantAccessPolicy, // 4
  ...partners, // 5
  ...identitySynchronization, // 6
  ...applicationTemplates, // 8
  ...applications,
  ...servicePrincipals,
  ...synchronizationSecrets, // 9
  ...validateCredentials,
  ...synchronizationJobs, // 10
  ...synchronizationSchema, // 11
  ...appRoleAssignments, // 12
  ...extensionProperties, // 13
  ...directoryObjects,
  ...groups, // 14
  ...users,
  ...catalogs, // 15
  ...catalogResources, // 16
  ...resourceRequests,
  ...accessPackages, // 17, 19
  ...resourceRoleScopes,
  ...assignmentPolicies, // 18
  ...connectedOrganizations, // 20
  ...entitlementSettings, // 21
  ...assignments, // 22
  ...roleManagement, // 25
  ...authorizationPolicy, // 27
];
