import { partnerSettings } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { differences, settings } from '../plan/differences.ts';
import { isObject, type JsonObject, text } from '../transport/json.ts';
import { patch, path, put } from '../transport/paths.ts';
import type { Kind, Node } from './kind.ts';
import { listPartners, PARTNERS } from './partner.ts';

export const identitySynchronizationKey = (tenant: string, partner: string): string => `identitySynchronization:${tenant}/${partner}`;

/** Whether the partner may synchronize users into this tenant. */
export interface IdentitySynchronizationNode extends Node<'identitySynchronization'> {
  readonly partnerId: string;
  readonly allowed: boolean;
}

const at = (node: IdentitySynchronizationNode): string => PARTNERS + path`/${node.partnerId}/identitySynchronization`;

export const identitySynchronization: Kind<IdentitySynchronizationNode, JsonObject> = {
  kind: 'identitySynchronization',
  desired: ({ topology, index, managed }) =>
    partnerSettings(topology).flatMap(setting => {
      const other = index.tenant(setting.partner);
      if (!managed(setting.tenant) || !other?.id || !setting.synchronization) return [];
      return {
        kind: 'identitySynchronization',
        key: identitySynchronizationKey(setting.tenant, setting.partner),
        tenant: setting.tenant,
        title: `inbound synchronization from "${other.displayName}"`,
        name: other.displayName,
        reason: setting.access?.synchronization ? `access ${setting.tenant} with ${setting.partner}` : `sync ${setting.incoming[0]?.name ?? ''}`.trim(),
        span: setting.synchronization.by[0],
        needs: [setting.key],
        ...(setting.incoming.length > 0 ? { otherEnd: setting.partner } : {}),
        partnerId: other.id,
        allowed: setting.synchronization.value,
      };
    }),
  async observe(node, observer) {
    const partner = (await listPartners(observer)).find(item => text(item['tenantId']).toLowerCase() === node.partnerId);
    if (!partner) return undefined;
    // What a partner without the policy looks like is not documented: null, an empty object and 404 all mean absent.
    const policy = 'identitySynchronization' in partner ? partner['identitySynchronization'] : await observer.get(at(node));
    return isObject(policy) && isObject(policy['userSyncInbound']) ? policy : undefined;
  },
  bind: (_, node) => ({ id: node.partnerId }),
  compare(node, live) {
    const wanted = { userSyncInbound: { isSyncAllowed: node.allowed } };
    const grant = DEPLOY_PERMISSIONS.identitySynchronization;
    if (!live) return node.allowed ? [{ action: 'create', changes: settings(wanted), body: { displayName: node.name, ...wanted }, grant }] : [];
    const changes = differences(wanted, live);
    if (changes.length === 0) return [];
    const loss = node.allowed ? undefined : `Users of ${node.name} are no longer updated or removed here.`;
    return [{ action: 'update', changes, body: wanted, grant, loss, liveId: node.partnerId }];
  },
  async apply({ operation, node, body, send }) {
    if (operation.action === 'update') await send(patch(at(node), body));
    else {
      // PUT is create only: 409 says that it is there already.
      const answer = await send(put(at(node), body), [409]);
      if (answer.status === 409) await send(patch(at(node), { userSyncInbound: body['userSyncInbound'] }));
    }
    return { id: node.partnerId };
  },
};
