import { text } from '../transport/json.ts';
import { durationText } from './duration-text.ts';
import type { ObservedTenant } from './observed.ts';
import { line, optional } from './unit.ts';
import type { Writer } from './writer.ts';

const ACTIONS = ['none', 'blockSignIn', 'blockSignInAndDelete'];

/** What every tenant has until somebody changes it. */
const USUAL = { action: 'blockSignInAndDelete', after: 'P30D' };

/** Settings of entitlement management, where they matter: there are connected organizations, or they were changed. */
export function writeSettings({ tenant, settings, organizations }: ObservedTenant, writer: Writer): void {
  const action = ACTIONS.find(word => word.toLowerCase() === text(settings?.['externalUserLifecycleAction']).toLowerCase());
  if (!settings || !action) return;
  const after = text(settings['durationUntilExternalUserDeletedAfterBlocked']);
  if (organizations.length === 0 && action === USUAL.action && after === USUAL.after) return;
  writer.add({
    ...{ key: `settings:${tenant.name}`, keyword: 'settings', tenant: tenant.name, symbol: 'entitlementManagement', existing: false, blocks: [] },
    lines: [
      line('externalUserLifecycleAction', action),
      ...optional('durationUntilExternalUserDeletedAfterBlocked', action === 'blockSignInAndDelete' && after ? durationText(after) : undefined),
    ],
  });
}
