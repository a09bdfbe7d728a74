import type { EntitlementSettings } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { differences, touched } from '../plan/differences.ts';
import type { JsonObject } from '../transport/json.ts';
import { patch } from '../transport/paths.ts';
import { ENTITLEMENTS } from './catalog.ts';
import type { Kind, Node } from './kind.ts';

const SETTINGS = `${ENTITLEMENTS}/settings`;

export interface EntitlementSettingsNode extends Node<'settings'> {
  readonly settings: EntitlementSettings;
}

/** Settings of entitlement management. Every tenant has them, so they are only ever changed. */
export const entitlementSettings: Kind<EntitlementSettingsNode, JsonObject> = {
  kind: 'settings',
  desired: ({ index, managed }) =>
    index.all('settings').flatMap(declared =>
      managed(declared.tenant)
        ? {
            kind: 'settings',
            key: declared.key,
            tenant: declared.tenant,
            title: 'settings of entitlement management',
            name: declared.displayName,
            reason: `settings ${declared.name}`,
            span: declared.span,
            needs: [],
            settings: declared,
          }
        : [],
    ),
  observe: (_, observer) => observer.get(SETTINGS),
  bind: (_, node) => ({ id: node.key }),
  compare({ settings }, live) {
    const after = settings.durationUntilExternalUserDeletedAfterBlocked?.iso;
    const wanted = {
      externalUserLifecycleAction: settings.externalUserLifecycleAction,
      ...(after === undefined ? {} : { durationUntilExternalUserDeletedAfterBlocked: after }),
    };
    const changes = differences(wanted, live ?? {});
    return changes.length > 0 ? [{ action: 'update', changes, body: touched(wanted, changes), grant: DEPLOY_PERMISSIONS.settings }] : [];
  },
  async apply({ node, body, send }) {
    await send(patch(SETTINGS, body));
    return { id: node.key };
  },
};
