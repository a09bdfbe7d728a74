import { b2bSetting } from '../values/b2b.ts';
import { oneOf, someOf } from '../values/scalars.ts';
import { type Kind, property, type Values } from './kind.ts';
import { trust } from './trust.ts';

const properties = {
  inbound: property(b2bSetting('partner'), "B2B collaboration inbound: which of the partner's users may come, to which applications of this tenant."),
  outbound: property(b2bSetting('tenant'), "B2B collaboration outbound: which of this tenant's users may go to the partner."),
  directConnectInbound: property(b2bSetting('partner'), 'B2B direct connect inbound, for Teams shared channels.', {
    otherwise: "the tenant's default: blocked unless it was changed",
  }),
  directConnectOutbound: property(b2bSetting('tenant'), 'B2B direct connect outbound, for Teams shared channels.', {
    otherwise: "the tenant's default: blocked unless it was changed",
  }),
  trust,
  redemption: property(
    someOf({ inbound: 'no consent prompt for users who come from the partner', outbound: 'no consent prompt for users who go to the partner' }),
    'Automatic redemption by direction. The prompt disappears only when the home tenant has outbound and the resource tenant has inbound.',
    { otherwise: 'what the sync links between the two need' },
  ),
  synchronization: property(
    oneOf({ allowed: 'the partner may synchronize users into this tenant', blocked: 'the partner may not synchronize users into this tenant' }),
    'Inbound identity synchronization.',
    { otherwise: 'allowed when a sync link comes in' },
  ),
};

export const accessSettings: Kind = {
  keyword: 'access',
  title: 'cross-tenant access settings',
  header: 'pair',
  summary:
    'Organizational settings of one tenant for a partner, on top of what the sync links between them need. They win over the default settings of the tenant.',
  properties,
  snippet: 'access ${1:contoso} with ${2:fabrikam} {\n  inbound: ${3:allow all}\n  trust: ${4:mfa}\n}',
  create: (base, values: Values<typeof properties>) => ({ ...base, ...values }),
};
