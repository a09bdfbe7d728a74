// A tenant as it is on its first day.
import { derivedId } from '../ids.ts';
import type { SeedTenant } from '../seed-shape.ts';
import type { TenantState } from '../state.ts';
import type { World } from '../world.ts';
import { serviceDefault } from './cross-tenant.ts';

export const PLANS: Record<string, { id: string; name: string }> = {
  P1: { id: '41781fb2-bc02-4b7c-bd55-b576c07bb09d', name: 'AAD_PREMIUM' },
  P2: { id: 'eec0eb4f-6444-4f95-aba0-50c24d67f998', name: 'AAD_PREMIUM_P2' },
  Governance: { id: 'e866a266-3cff-43a3-acca-0c90a7e00c8b', name: 'Entra_Identity_Governance' },
};

function domainsOf({ displayName, domains = [] }: SeedTenant): string[] {
  if (domains.some(domain => domain.toLowerCase().endsWith('.onmicrosoft.com'))) return domains;
  return [...domains, `${displayName.toLowerCase().replaceAll(/[^a-z0-9]/g, '') || 'tenant'}.onmicrosoft.com`];
}

export function newTenant(world: World, seed: SeedTenant): TenantState {
  const id = seed.id.toLowerCase();
  const general = derivedId(id, 'catalog', 'General');
  const now = world.timestamp();
  return {
    id,
    displayName: seed.displayName,
    domains: domainsOf(seed),
    licenses: seed.licenses ?? Object.keys(PLANS),
    authorizationPolicy: {
      id: 'authorizationPolicy',
      displayName: 'Authorization Policy',
      description: 'Used to manage authorization related settings across the company.',
      deletedDateTime: null,
      allowInvitesFrom: 'everyone',
      allowedToSignUpEmailBasedSubscriptions: true,
      allowedToUseSSPR: true,
      allowEmailVerifiedUsersToJoinOrganization: false,
      blockMsolPowerShell: false,
      guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
    },
    crossTenantAccessPolicy: {
      id: derivedId(id, 'crossTenantAccessPolicy'),
      displayName: 'CrossTenantAccessPolicy',
      deletedDateTime: null,
      allowedCloudEndpoints: [],
    },
    crossTenantDefault: serviceDefault(),
    partners: {},
    identitySynchronization: {},
    users: {},
    groups: {},
    applications: {},
    servicePrincipals: {},
    extensionProperties: {},
    appRoleAssignments: {},
    synchronization: {},
    roleAssignments: {},
    roleSchedules: {},
    roleScheduleRequests: {},
    catalogs: {
      [general]: {
        id: general,
        displayName: 'General',
        description: 'Built-in catalog.',
        catalogType: 'serviceDefault',
        state: 'published',
        isExternallyVisible: true,
        createdDateTime: now,
        modifiedDateTime: now,
      },
    },
    resources: {},
    resourceRequests: {},
    accessPackages: {},
    resourceRoleScopes: {},
    assignmentPolicies: {},
    connectedOrganizations: {},
    entitlementSettings: {
      id: derivedId(id, 'entitlementManagementSettings'),
      externalUserLifecycleAction: 'blockSignInAndDelete',
      durationUntilExternalUserDeletedAfterBlocked: 'P30D',
    },
    assignments: {},
    assignmentRequests: {},
    pending: {},
  };
}
