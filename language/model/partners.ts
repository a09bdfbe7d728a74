import type { Span } from './source.ts';
import type { AccessSettings, SyncLink, Topology } from './topology.ts';
import type { B2bSetting, Trust } from './values.ts';

/** A value and the statements that ask for it. */
export interface Stated<T> {
  readonly value: T;
  readonly by: readonly Span[];
}

/**
 * The organizational setting of one tenant for one partner, as Graph's `crossTenantAccessPolicyConfigurationPartner` and
 * its `identitySynchronization`: what the links need, overridden by what an `access` statement says. A member that is
 * absent is not managed.
 */
export interface PartnerSetting {
  /** `partner:contoso/fabrikam` */
  readonly key: string;
  /** Symbol of the tenant that holds the setting. */
  readonly tenant: string;
  readonly partner: string;
  readonly redemptionInbound?: Stated<boolean>;
  readonly redemptionOutbound?: Stated<boolean>;
  readonly synchronization?: Stated<boolean>;
  readonly trust?: Stated<readonly Trust[]>;
  readonly b2bCollaborationInbound?: Stated<B2bSetting>;
  readonly b2bCollaborationOutbound?: Stated<B2bSetting>;
  readonly b2bDirectConnectInbound?: Stated<B2bSetting>;
  readonly b2bDirectConnectOutbound?: Stated<B2bSetting>;
  /** Links from the partner into this tenant. */
  readonly incoming: readonly SyncLink[];
  /** Links from this tenant to the partner. */
  readonly outgoing: readonly SyncLink[];
  readonly access?: AccessSettings;
}

/** Every partner setting of the topology, ordered by tenant and partner as declared. */
export function partnerSettings(topology: Topology): readonly PartnerSetting[] {
  const pairs = new Map<string, { tenant: string; partner: string; incoming: SyncLink[]; outgoing: SyncLink[]; access?: AccessSettings }>();
  const pair = (tenant: string, partner: string) => {
    const key = partnerKey(tenant, partner);
    let found = pairs.get(key);
    if (!found) {
      found = { tenant, partner, incoming: [], outgoing: [] };
      pairs.set(key, found);
    }
    return found;
  };
  for (const link of topology.links) {
    pair(link.target, link.source).incoming.push(link);
    pair(link.source, link.target).outgoing.push(link);
  }
  for (const resource of topology.resources) {
    if (resource.kind === 'access') pair(resource.tenant, resource.partner).access = resource;
  }
  return [...pairs.values()].map(({ tenant, partner, incoming, outgoing, access }) => ({
    key: partnerKey(tenant, partner),
    tenant,
    partner,
    redemptionInbound: redemption('inbound', incoming, access),
    redemptionOutbound: redemption('outbound', outgoing, access),
    synchronization: synchronization(incoming, access),
    trust: trust(incoming, access),
    b2bCollaborationInbound: own(access, 'inbound'),
    b2bCollaborationOutbound: own(access, 'outbound'),
    b2bDirectConnectInbound: own(access, 'directConnectInbound'),
    b2bDirectConnectOutbound: own(access, 'directConnectOutbound'),
    incoming,
    outgoing,
    access,
  }));
}

export const partnerKey = (tenant: string, partner: string): string => `partner:${tenant}/${partner}`;

function redemption(direction: 'inbound' | 'outbound', links: readonly SyncLink[], access?: AccessSettings): Stated<boolean> | undefined {
  if (access?.redemption) return { value: access.redemption.includes(direction), by: [at(access, 'redemption')] };
  const wanting = links.filter(link => link.redemption === 'automatic');
  return wanting.length > 0 ? { value: true, by: wanting.map(link => at(link, 'redemption')) } : undefined;
}

function synchronization(links: readonly SyncLink[], access?: AccessSettings): Stated<boolean> | undefined {
  if (access?.synchronization) return { value: access.synchronization === 'allowed', by: [at(access, 'synchronization')] };
  return links.length > 0 ? { value: true, by: links.map(link => link.span) } : undefined;
}

function trust(links: readonly SyncLink[], access?: AccessSettings): Stated<readonly Trust[]> | undefined {
  if (access?.trust) return { value: access.trust, by: [at(access, 'trust')] };
  const asking = links.filter(link => link.spans['trust']);
  return asking.length > 0 ? { value: [...new Set(asking.flatMap(link => link.trust))], by: asking.map(link => at(link, 'trust')) } : undefined;
}

function own(
  access: AccessSettings | undefined,
  direction: 'inbound' | 'outbound' | 'directConnectInbound' | 'directConnectOutbound',
): Stated<B2bSetting> | undefined {
  const value = access?.[direction];
  return access && value ? { value, by: [at(access, direction)] } : undefined;
}

const at = (declared: SyncLink | AccessSettings, property: string): Span => declared.spans[property] ?? declared.span;
