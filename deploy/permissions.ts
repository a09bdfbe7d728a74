import type { Grant } from './plan/plan.ts';

/** The least delegated permission for reading what a path is about; the first that fits counts (source: Graph's permission reference). */
const READ_PERMISSIONS: readonly (readonly [path: RegExp, permission: string])[] = [
  [/^\/organization\b/, 'User.Read'],
  [/^\/policies\//, 'Policy.Read.All'],
  // Microsoft's reference names no permission for reading the secrets of a configuration; this one is known to be enough.
  [/^\/servicePrincipals\/[^/]+\/synchronization\/secrets/, 'Synchronization.ReadWrite.All'],
  [/^\/servicePrincipals\/[^/]+\/synchronization\//, 'Synchronization.Read.All'],
  [/^\/(servicePrincipals|applications)\b/, 'Application.Read.All'],
  [/^\/groups\b/, 'GroupMember.Read.All'],
  [/^\/users\b/, 'User.ReadBasic.All'],
  [/^\/directoryObjects\b/, 'Directory.Read.All'],
  [/^\/roleManagement\//, 'RoleManagement.Read.Directory'],
  [/^\/identityGovernance\//, 'EntitlementManagement.Read.All'],
  [/^\/tenantRelationships\//, 'CrossTenantInformation.ReadBasic.All'],
];

export const readPermission = (path: string): string | undefined => READ_PERMISSIONS.find(([form]) => form.test(path))?.[1];

/** What a deployment can need for reading. */
const READING: readonly string[] = [...new Set(READ_PERMISSIONS.map(([, permission]) => permission))];

const directory = ['Directory.Read.All', 'Directory.ReadWrite.All'];

/** Permissions and roles that are as good as another one for what a deployment does with it (source: Graph's permission reference). */
const AS_GOOD: Readonly<Record<string, readonly string[]>> = {
  'User.Read': ['User.Read.All', 'Organization.Read.All', 'Organization.ReadWrite.All', ...directory],
  'Policy.Read.All': ['Policy.ReadWrite.CrossTenantAccess'],
  'Application.Read.All': ['Application.ReadWrite.All', ...directory],
  'Synchronization.Read.All': ['Synchronization.ReadWrite.All'],
  'GroupMember.Read.All': ['Group.Read.All', 'Group.ReadWrite.All', ...directory],
  'User.ReadBasic.All': ['User.Read.All', 'User.ReadWrite.All', ...directory],
  'RoleManagement.Read.Directory': ['RoleManagement.Read.All', 'RoleManagement.ReadWrite.Directory', ...directory],
  'EntitlementManagement.Read.All': ['EntitlementManagement.ReadWrite.All'],
  'Directory.Read.All': ['Directory.ReadWrite.All'],
  'Application.ReadWrite.All': ['Directory.ReadWrite.All'],
  'RoleEligibilitySchedule.ReadWrite.Directory': ['RoleManagement.ReadWrite.Directory'],
  'Cloud Application Administrator': ['Application Administrator'],
  'Hybrid Identity Administrator': ['Cloud Application Administrator', 'Application Administrator'],
  'Groups Administrator': ['User Administrator'],
};

/** Whether one of the names that are held is this one, or as good. */
export const holds = (held: readonly string[], wanted: string): boolean => [wanted, ...(AS_GOOD[wanted] ?? [])].some(name => held.includes(name));

/** Without the names that another one of the list makes needless; sorted. */
export const least = (names: Iterable<string>): string[] => {
  const all = [...new Set(names)];
  return all.filter(name => !(AS_GOOD[name] ?? []).some(other => all.includes(other))).sort();
};

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
  syncAssignment: { permission: 'AppRoleAssignment.ReadWrite.All', also: ['Application.Read.All'], role: 'Cloud Application Administrator' },
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
