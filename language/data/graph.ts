/** Something that a deployment writes for a declaration. */
export interface GraphEffect {
  /** Of a link: the side that it is written to. */
  readonly side?: 'source' | 'target';
  /** Below https://graph.microsoft.com/v1.0. */
  readonly path: string;
  /** The least delegated permission for it. */
  readonly permission: string;
  /** The directory role of least privilege for it. */
  readonly role: string;
  /** Where it is written only sometimes. */
  readonly when?: string;
}

const partners = { path: '/policies/crossTenantAccessPolicy/partners', permission: 'Policy.ReadWrite.CrossTenantAccess', role: 'Security Administrator' };
const synchronization = { permission: 'Synchronization.ReadWrite.All', role: 'Cloud Application Administrator' };
const governance = { permission: 'EntitlementManagement.ReadWrite.All', role: 'Identity Governance Administrator' };
const entitlements = '/identityGovernance/entitlementManagement';

const link: readonly GraphEffect[] = [
  { side: 'source', path: '/applicationTemplates/{id}/instantiate', permission: 'Application.ReadWrite.All', role: 'Cloud Application Administrator' },
  { side: 'source', path: '/servicePrincipals/{id}/synchronization/jobs', ...synchronization },
  { side: 'source', path: '/servicePrincipals/{id}/synchronization/jobs/{id}/schema', ...synchronization },
  {
    side: 'source',
    path: '/servicePrincipals/{id}/appRoleAssignedTo',
    permission: 'AppRoleAssignment.ReadWrite.All',
    role: 'Cloud Application Administrator',
    when: 'for "assign"',
  },
  { side: 'source', ...partners },
  { side: 'target', ...partners },
  { side: 'target', ...partners, path: `${partners.path}/{id}/identitySynchronization` },
];

/** By the word that a declaration or block starts with. Source: Graph's permission reference. */
export const graphEffects: { readonly [keyword: string]: readonly GraphEffect[] } = {
  group: [
    { path: '/groups', permission: 'Group.ReadWrite.All', role: 'Groups Administrator' },
    { path: '/groups', permission: 'RoleManagement.ReadWrite.Directory', role: 'Privileged Role Administrator', when: 'as well where it is role-assignable' },
    {
      path: '/roleManagement/directory/roleAssignments',
      permission: 'RoleManagement.ReadWrite.Directory',
      role: 'Privileged Role Administrator',
      when: 'for "roles"',
    },
    {
      path: '/roleManagement/directory/roleEligibilityScheduleRequests',
      permission: 'RoleEligibilitySchedule.ReadWrite.Directory',
      role: 'Privileged Role Administrator',
      when: 'for "roles" that are eligible',
    },
  ],
  extension: [{ path: '/applications/{id}/extensionProperties', permission: 'Application.ReadWrite.All', role: 'Cloud Application Administrator' }],
  mapping: [{ side: 'source', path: '/servicePrincipals/{id}/synchronization/jobs/{id}/schema', ...synchronization, when: 'of every link that takes it' }],
  sync: link,
  mesh: link,
  access: [partners],
  catalog: [{ path: `${entitlements}/catalogs`, ...governance }],
  package: [
    { path: `${entitlements}/accessPackages`, ...governance },
    { path: `${entitlements}/resourceRequests`, ...governance, when: 'for what the catalog does not hold yet' },
    { path: `${entitlements}/accessPackages/{id}/resourceRoleScopes`, ...governance, when: 'for each grant' },
  ],
  policy: [{ path: `${entitlements}/assignmentPolicies`, ...governance }],
  organization: [{ path: `${entitlements}/connectedOrganizations`, ...governance }],
  settings: [{ path: `${entitlements}/settings`, ...governance }],
};
