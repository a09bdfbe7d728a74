// Cross-tenant access settings as a tenant has them before anybody changed them (sections 4 and 5 of the reference).
import type { JsonObject } from '../json.ts';

const b2b = (accessType: 'allowed' | 'blocked'): JsonObject => ({
  usersAndGroups: { accessType, targets: [{ target: 'AllUsers', targetType: 'user' }] },
  applications: { accessType, targets: [{ target: 'AllApplications', targetType: 'application' }] },
});

export const serviceDefault = (): JsonObject => ({
  id: 'default',
  isServiceDefault: true,
  inboundTrust: { isMfaAccepted: false, isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: false },
  b2bCollaborationOutbound: b2b('allowed'),
  b2bCollaborationInbound: b2b('allowed'),
  b2bDirectConnectOutbound: b2b('blocked'),
  b2bDirectConnectInbound: b2b('blocked'),
  tenantRestrictions: { ...b2b('blocked'), devices: null },
  automaticUserConsentSettings: { inboundAllowed: false, outboundAllowed: false },
  invitationRedemptionIdentityProviderConfiguration: {
    primaryIdentityProviderPrecedenceOrder: ['azureActiveDirectory', 'externalFederation', 'socialIdentityProviders'],
    fallbackIdentityProvider: 'defaultConfiguredIdp',
  },
});

/** null means: inherit the default. */
export const newPartner = (tenantId: string): JsonObject => ({
  tenantId,
  isServiceProvider: null,
  isInMultiTenantOrganization: false,
  inboundTrust: null,
  b2bCollaborationOutbound: null,
  b2bCollaborationInbound: null,
  b2bDirectConnectOutbound: null,
  b2bDirectConnectInbound: null,
  tenantRestrictions: null,
  automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
  // Returned by the service, in no v1.0 type, not to be sent.
  crossCloudMeetingConfiguration: { inboundAllowed: null, outboundAllowed: null },
});
