import { type PartnerSetting, partnerSettings } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { differences, settings, touched } from '../plan/differences.ts';
import type { Observer } from '../plan/observer.ts';
import type { References } from '../plan/references.ts';
import { type JsonObject, member, text } from '../transport/json.ts';
import { patch, path, post } from '../transport/paths.ts';
import { b2bBody, keysIn, trustBody } from '../wire/b2b.ts';
import type { Kind, Node } from './kind.ts';

export const PARTNERS = '/policies/crossTenantAccessPolicy/partners';

/** The cross-tenant access settings of one tenant for one partner. */
export interface PartnerNode extends Node<'partner'> {
  readonly setting: PartnerSetting;
  readonly partnerId: string;
}

const directions = ['b2bCollaborationInbound', 'b2bCollaborationOutbound', 'b2bDirectConnectInbound', 'b2bDirectConnectOutbound'] as const;

export const partner: Kind<PartnerNode, JsonObject> = {
  kind: 'partner',
  desired: ({ topology, index, managed }) =>
    partnerSettings(topology).flatMap(setting => {
      const other = index.tenant(setting.partner);
      if (!managed(setting.tenant) || !other?.id) return [];
      const stated = setting.access ?? setting.incoming[0] ?? setting.outgoing[0];
      return {
        kind: 'partner',
        key: setting.key,
        tenant: setting.tenant,
        title: `settings for partner "${other.displayName}"`,
        name: other.displayName,
        reason: setting.access ? `access ${setting.tenant} with ${setting.partner}` : `sync ${stated?.name ?? ''}`.trim(),
        span: stated?.span,
        needs: directions.flatMap(name => keysIn(setting[name]?.value)),
        ...(setting.incoming.length + setting.outgoing.length > 0 ? { otherEnd: setting.partner } : {}),
        setting,
        partnerId: other.id,
      };
    }),
  observe: async (node, observer) => (await listPartners(observer)).find(item => text(item['tenantId']).toLowerCase() === node.partnerId),
  bind: (_, node) => ({ id: node.partnerId }),
  compare(node, live, { references }) {
    const wanted = managedMembers(node.setting, references, live);
    if (!live) {
      const body = { tenantId: node.partnerId, ...wanted };
      return [{ action: 'create', changes: settings(wanted), body, grant: DEPLOY_PERMISSIONS.partner }];
    }
    const changes = Object.keys(wanted).flatMap(name =>
      // null means "inherit the default", which is not the same as off.
      name !== 'automaticUserConsentSettings' && (live[name] ?? null) === null
        ? [{ path: name, old: null, new: wanted[name] ?? null }]
        : differences(wanted[name], live[name], name),
    );
    return changes.length > 0 ? [{ action: 'update', changes, body: touched(wanted, changes), grant: DEPLOY_PERMISSIONS.partner, liveId: node.partnerId }] : [];
  },
  async apply({ operation, node, body, create, read, send }) {
    const item = PARTNERS + path`/${node.partnerId}`;
    if (operation.action === 'create') await create(post(PARTNERS, body), () => read(item), { harmless: true });
    else await send(patch(item, body));
    return { id: node.partnerId };
  },
};

/** What the topology decides, each member complete. */
function managedMembers(setting: PartnerSetting, references: References, live: JsonObject | undefined): JsonObject {
  const consent = {
    ...(setting.redemptionInbound ? { inboundAllowed: setting.redemptionInbound.value } : {}),
    ...(setting.redemptionOutbound ? { outboundAllowed: setting.redemptionOutbound.value } : {}),
  };
  const kept = Object.fromEntries(
    ['inboundAllowed', 'outboundAllowed'].flatMap(name => {
      const value = member(live?.['automaticUserConsentSettings'], name);
      return typeof value === 'boolean' ? [[name, value]] : [];
    }),
  );
  return {
    ...(Object.keys(consent).length > 0 ? { automaticUserConsentSettings: { ...kept, ...consent } } : {}),
    ...(setting.trust ? { inboundTrust: trustBody(setting.trust.value) } : {}),
    ...Object.fromEntries(
      directions.flatMap(name => {
        const stated = setting[name];
        return stated ? [[name, b2bBody(stated.value, references)]] : [];
      }),
    ),
  };
}

/** All partners of a tenant in one read; inbound synchronization comes along where the service can. */
export const listPartners = (observer: Observer): Promise<readonly JsonObject[]> => observer.listExpanded(PARTNERS, 'identitySynchronization');
