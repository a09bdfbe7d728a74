import type { Grant } from './plan/plan.ts';

/** What reading a tenant needs: delegated permissions; any Security Reader or Global Reader may do it. */
export const READING: readonly string[] = [
  'User.Read',
  'Policy.Read.All',
  'Application.Read.All',
  'Synchronization.Read.All',
  'EntitlementManagement.Read.All',
  'GroupMember.Read.All',
  'User.ReadBasic.All',
  'RoleManagement.Read.Directory',
  'RoleEligibilitySchedule.Read.Directory',
  'CrossTenantInformation.ReadBasic.All',
  'Directory.Read.All',
];

const policies: Grant = { permission: 'Policy.ReadWrite.CrossTenantAccess', role: 'Security Administrator' };
const applications: Grant = { permission: 'Application.ReadWrite.All', role: 'Cloud Application Administrator' };
// Hybrid Identity Administrator would do for these alone; who makes the application of a link needs this role anyway.
const synchronization: Grant = { permission: 'Synchronization.ReadWrite.All', role: 'Cloud Application Administrator' };
const governance: Grant = { permission: 'EntitlementManagement.ReadWrite.All', role: 'Identity Governance Administrator' };
const groups: Grant = { permission: 'Group.ReadWrite.All', role: 'Groups Administrator' };
const roles: Grant = { permission: 'RoleManagement.ReadWrite.Directory', role: 'Privileged Role Administrator' };

/** The least delegated permission and directory role of everything that a deployment writes (source: Graph's permission reference). */
export const DEPLOY_PERMISSIONS = {
  partner: policies,
  identitySynchronization: policies,
  syncApplication: applications,
  syncJob: synchronization,
  syncSecrets: synchronization,
  syncSchema: synchronization,
  syncStamp: applications,
  syncStart: synchronization,
  syncAssignment: { permission: 'AppRoleAssignment.ReadWrite.All', role: 'Cloud Application Administrator' },
  extensionHolder: applications,
  extension: applications,
  group: groups,
  roleAssignableGroup: { permission: 'Group.ReadWrite.All', also: ['RoleManagement.ReadWrite.Directory'], role: 'Privileged Role Administrator' },
  roleAssignment: roles,
  roleEligibility: { permission: 'RoleEligibilitySchedule.ReadWrite.Directory', role: 'Privileged Role Administrator' },
  catalog: governance,
  catalogResource: governance,
  /** Adding a group needs a role that may change it, adding an application one that may change its assignments. */
  catalogGroup: { ...governance, alsoRole: 'Groups Administrator' },
  catalogApplication: { ...governance, alsoRole: 'Cloud Application Administrator' },
  catalogRole: { ...governance, alsoRole: 'Privileged Role Administrator' },
  package: governance,
  resourceRoleScope: governance,
  assignmentPolicy: governance,
  organization: governance,
  sponsor: governance,
  settings: governance,
} as const satisfies Record<string, Grant>;

/** Every delegated permission that a deployment can ask for. */
export const delegatedPermissions = (): string[] => [
  ...new Set([...READING, ...Object.values<Grant>(DEPLOY_PERMISSIONS).flatMap(grant => [grant.permission, ...(grant.also ?? [])])]),
];
