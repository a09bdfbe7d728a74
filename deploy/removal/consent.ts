import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { identitySynchronizationKey } from '../resources/identity-synchronization.ts';
import type { Node } from '../resources/kind.ts';
import { PARTNERS, type PartnerNode } from '../resources/partner.ts';
import { jobKey } from '../resources/sync-link.ts';
import { isObject, type JsonObject } from '../transport/json.ts';
import { patch, path } from '../transport/paths.ts';
import { isFree, moreThanLinks } from './links.ts';
import { consentId, type Found, type Left, type Removal, removalId } from './removal.ts';

const directions = { inbound: ['redemptionInbound', 'inboundAllowed'], outbound: ['redemptionOutbound', 'outboundAllowed'] } as const;

/**
 * Settings for a partner that stay because a link in the other direction needs them, without the automatic redemption that
 * only links needed which are no longer in the topology. Proven as the removal of the settings is: they hold nothing else.
 * @param gone the settings as those links need them
 */
export function takeBackConsent(gone: readonly PartnerNode[], declared: ReadonlyMap<string, Node>, found: Found): { free: Removal[]; stays: Left[] } {
  const free: Removal[] = [];
  const stays: Left[] = [];
  for (const { key, setting } of gone) {
    const node = declared.get(key) as PartnerNode | undefined;
    const live = found.live.get(key) as JsonObject | undefined;
    const consent = live?.['automaticUserConsentSettings'];
    if (!node || !live || !isObject(consent) || (node.otherEnd !== undefined && found.leftOut.has(node.otherEnd))) continue;
    const links = [...setting.incoming, ...setting.outgoing];
    const over = (['inbound', 'outbound'] as const).filter(direction => {
      const [stated, allowed] = directions[direction];
      return setting[stated]?.value === true && node.setting[stated] === undefined && consent[allowed] === true;
    });
    if (over.length === 0 || !links.every(link => isFree(link, found))) continue;
    const title = `automatic redemption ${over.join(' and ')} in the ${node.title}`;
    const why = moreThanLinks(node, live);
    if (why !== undefined) stays.push({ node: { ...node, title, span: undefined }, why });
    else
      free.push({
        of: key,
        id: consentId(key),
        tenant: node.tenant,
        title,
        reason: 'no longer in the topology',
        grant: DEPLOY_PERMISSIONS.partner,
        liveId: node.partnerId,
        requests: [
          patch(PARTNERS + path`/${node.partnerId}`, {
            automaticUserConsentSettings: { ...consentOf(consent), ...Object.fromEntries(over.map(direction => [directions[direction][1], false])) },
          }),
        ],
        after: [removalId(identitySynchronizationKey(node.tenant, setting.partner)), ...links.map(link => removalId(jobKey(link)))],
        loss: `Invitations in this direction are no longer redeemed automatically.`,
      });
  }
  return { free, stays };
}

/** A setting is written as a whole: what is left out of it may be lost (source: update crossTenantAccessPolicyConfigurationPartner). */
const consentOf = ({ inboundAllowed, outboundAllowed }: JsonObject): JsonObject => ({
  ...(typeof inboundAllowed === 'boolean' ? { inboundAllowed } : {}),
  ...(typeof outboundAllowed === 'boolean' ? { outboundAllowed } : {}),
});
