import { duration } from '../values/duration.ts';
import { oneOf } from '../values/scalars.ts';
import { placed, property } from './kind.ts';

export const entitlementSettings = placed({
  keyword: 'settings',
  title: 'entitlement management settings',
  summary:
    'What a tenant does with external users whom entitlement management brought in, when they lose their last assignment. A tenant has one of these settings.',
  existing: 'never',
  singleton: true,
  snippet:
    'settings ${1:entitlementManagement} in ${2:contoso} {\n  externalUserLifecycleAction: ${3|blockSignInAndDelete,blockSignIn,none|}\n  durationUntilExternalUserDeletedAfterBlocked: ${4:30d}\n}',
  properties: {
    externalUserLifecycleAction: property(
      oneOf({ none: 'they stay', blockSignIn: 'they can no longer sign in', blockSignInAndDelete: 'they can no longer sign in, and are deleted later' }),
      'What happens to an external user who loses the last assignment.',
      { required: true },
    ),
    durationUntilExternalUserDeletedAfterBlocked: property(duration, 'How long after the block they are deleted.', { otherwise: 'as it is in the tenant' }),
  },
  create: (base, values) => ({ ...base, ...values }),
});
