import type { Trust } from '../../language/model/index.ts';
import { isObject, type JsonObject, member, text } from '../transport/json.ts';
import type { Observed } from './observed.ts';

/** What one tenant says about a partner. */
export interface Half {
  readonly partner: JsonObject;
  readonly inbound: boolean;
  readonly outbound: boolean;
  /** Absent: the partner may not, and nothing says so. */
  readonly synchronization?: boolean;
  /** Absent: as the default settings of the tenant say. */
  readonly trust?: readonly Trust[];
}

const flags: readonly (readonly [string, Trust])[] = [
  ['isMfaAccepted', 'mfa'],
  ['isCompliantDeviceAccepted', 'compliantDevice'],
  ['isHybridAzureADJoinedDeviceAccepted', 'hybridJoinedDevice'],
];

export function halfOf(partner: JsonObject): Half {
  const consent = partner['automaticUserConsentSettings'];
  const allowed = member(member(partner['identitySynchronization'], 'userSyncInbound'), 'isSyncAllowed');
  const trust = partner['inboundTrust'];
  return {
    partner,
    inbound: member(consent, 'inboundAllowed') === true,
    outbound: member(consent, 'outboundAllowed') === true,
    ...(typeof allowed === 'boolean' ? { synchronization: allowed } : {}),
    ...(isObject(trust) ? { trust: flags.filter(([name]) => trust[name] === true).map(([, word]) => word) } : {}),
  };
}

/** What a tenant that was read says about another one. */
export function halfBetween(observed: Observed, tenant: string, partnerId: string): Half | undefined {
  const read = observed.tenants.find(candidate => candidate.tenant.name === tenant);
  const partner = read?.partners.find(candidate => text(candidate['tenantId']).toLowerCase() === partnerId);
  return partner && halfOf(partner);
}

/** Directions in which invitations are redeemed automatically. */
export const redeemedText = ({ inbound, outbound }: Pick<Half, 'inbound' | 'outbound'>): string =>
  [...(inbound ? ['inbound'] : []), ...(outbound ? ['outbound'] : [])].join(', ') || 'none';

export const trustText = (trust: readonly Trust[]): string => trust.join(', ') || 'none';
