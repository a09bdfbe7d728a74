import { directionSettings, settingText } from '../import/access.ts';
import { halfOf, redeemedText, trustText } from '../import/halves.ts';
import type { IdentitySynchronizationNode } from '../resources/identity-synchronization.ts';
import type { PartnerNode } from '../resources/partner.ts';
import { isObject } from '../transport/json.ts';
import { type Form, type Forms, say } from './form.ts';

const UNREAD = 'its settings could not be read again';

const trust: Form<PartnerNode> = ({ node, live }) => {
  const partner = live.partner(node.tenant, node.partnerId);
  if (!partner) return UNREAD;
  const said = halfOf(partner).trust;
  return say('trust', said && trustText(said));
};

/** A statement says both directions, so the other one is said as it is. */
const redemption: Form<PartnerNode> = ({ node, live }) => {
  const partner = live.partner(node.tenant, node.partnerId);
  return partner ? say('redemption', redeemedText(halfOf(partner))) : UNREAD;
};

const direction =
  (setting: string, property: string, people: 'own' | 'partner'): Form<PartnerNode> =>
  ({ node, live }) => {
    const partner = live.partner(node.tenant, node.partnerId);
    if (!partner) return UNREAD;
    const value = partner[setting];
    if (!isObject(value)) return say(property);
    const said = settingText(value, people, { own: { name: node.tenant }, other: { name: node.setting.partner }, registry: live.names });
    return said && say(property, said.value, said.needs);
  };

/** Words of an `access` statement; the trust of a link may stand in the link. */
export const partnerForms: Forms<PartnerNode> = {
  inboundTrust: trust,
  automaticUserConsentSettings: redemption,
  ...Object.fromEntries(directionSettings.map(([setting, property, people]) => [setting, direction(setting, property, people)])),
};

export const synchronizationForms: Forms<IdentitySynchronizationNode> = {
  userSyncInbound: ({ node }) => say('synchronization', node.allowed ? 'blocked' : 'allowed'),
};
