import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { differences, settings } from '../plan/differences.ts';
import type { PropertyChange } from '../plan/plan.ts';
import type { Stamp } from '../plan/stamp.ts';
import { isObject, items, type Json, type JsonObject, member } from '../transport/json.ts';
import { get, post, put } from '../transport/paths.ts';
import { syncApplicationKey } from './grants.ts';
import type { Kind } from './kind.ts';
import { withLinkSides } from './link-stamp.ts';
import { jobKey, jobState, type LinkNode, linkNodes, partKey, readJob, readSecrets, readStamp, secretsOf, synchronization } from './sync-link.ts';

/** Where a configuration goes, whom it takes and whom it tells. The service calls these settings secrets. */
export type SyncSecretsNode = LinkNode<'syncSecrets'>;

export interface SyncSecretsLive {
  readonly secrets: ReadonlyMap<string, string>;
  readonly running: boolean;
  readonly stamp?: Stamp;
}

const OURS = ['AuthenticationType', 'CompanyId', 'SyncNotificationSettings', 'SyncAll'];

export const syncSecrets: Kind<SyncSecretsNode, SyncSecretsLive> = {
  kind: 'syncSecrets',
  desired: scope => linkNodes(scope, 'syncSecrets', 'scope and notification of the synchronization', link => [jobKey(link), partKey('syncStamp', link)]),
  async observe(node, observer) {
    const application = await observer.binding(syncApplicationKey(node.link.source, node.link.target));
    if (!application) return undefined;
    const [secrets, job, stamp] = await Promise.all([readSecrets(observer, application.id), readJob(observer, node.link), readStamp(observer, node)]);
    return secrets.has('CompanyId') ? { secrets, running: jobState(job) === 'Active', ...(stamp ? { stamp } : {}) } : undefined;
  },
  bind: (_, node) => ({ id: node.targetTenant.id }),
  compare(node, live) {
    const wanted = wantedSecrets(node);
    const grant = DEPLOY_PERMISSIONS.syncSecrets;
    if (!live) return [{ action: 'create', changes: settings(wanted), body: { value: pairs(wanted) }, grant }];
    const found = readable(live.secrets);
    const changes = withLinkSides(differences(wanted, found), live.stamp);
    if (changes.length === 0) return [];
    const narrowed = live.running && found['SyncAll'] === 'true' && wanted['SyncAll'] === 'false';
    const restart: PropertyChange[] = narrowed ? [{ path: 'job', old: 'running', new: 'restarted, or nobody leaves the scope' }] : [];
    return [
      {
        action: 'update',
        changes: [...changes, ...restart],
        body: { value: pairs(wanted), restart: narrowed },
        grant,
        rounds: narrowed ? [1, 1, 1] : [1, 1],
        loss: narrowed ? `Users without an assignment are removed from ${node.targetTenant.displayName}.` : undefined,
        liveId: node.targetTenant.id,
      },
    ];
  },
  async apply({ operation, node, body, references, send }) {
    const root = synchronization(references.of(syncApplicationKey(node.link.source, node.link.target)));
    let value = body['value'] as Json;
    if (operation.action === 'update') {
      // PUT replaces the list: keep the keys that are not ours, and what others put into the notification settings.
      const live = secretsOf((await send(get(`${root}/secrets`))).body as JsonObject);
      const found = readable(live);
      const kept = new Set(items(body['ignored']));
      const known = member(found, 'SyncNotificationSettings');
      const now = isObject(known) ? known : {};
      const wanted = kept.has('SyncAll') ? { ...wantedSecrets(node), SyncAll: found['SyncAll'] } : wantedSecrets(node);
      const ours = Object.entries(wanted['SyncNotificationSettings'] as JsonObject).filter(([name]) => !kept.has(`SyncNotificationSettings.${name}`));
      const notification = { ...now, ...Object.fromEntries(ours) };
      const foreign = [...live].filter(([key]) => !OURS.includes(key)).map(([key, text]) => ({ key, value: text }));
      value = [...foreign, ...pairs({ ...wanted, SyncNotificationSettings: notification })];
    }
    await send(put(`${root}/secrets`, { value }));
    if (body['restart'] === true)
      await send({
        ...post(`${root}/jobs/${encodeURIComponent(references.of(jobKey(node.link)))}/restart`, { criteria: { resetScope: 'Full' } }),
        repeatable: true,
      });
    return { id: node.targetTenant.id };
  },
};

export function wantedSecrets({ link, targetTenant }: SyncSecretsNode): JsonObject {
  return {
    AuthenticationType: 'SyncPolicy',
    CompanyId: targetTenant.id,
    SyncNotificationSettings: {
      Enabled: link.notify !== undefined,
      ...(link.notify === undefined ? {} : { Recipients: link.notify }),
      DeleteThresholdEnabled: link.deletionThreshold !== undefined,
      ...(link.deletionThreshold === undefined ? {} : { DeleteThresholdValue: link.deletionThreshold }),
    },
    SyncAll: String(link.scope === 'all'),
  };
}

const pairs = (wanted: JsonObject) => Object.entries(wanted).map(([key, value]) => ({ key, value: isObject(value) ? JSON.stringify(value) : String(value) }));

/** Notification settings are JSON inside a string. */
function readable(secrets: ReadonlyMap<string, string>): JsonObject {
  return Object.fromEntries(
    [...secrets].map(([key, value]) => {
      if (key !== 'SyncNotificationSettings') return [key, value];
      try {
        return [key, JSON.parse(value) as Json];
      } catch {
        return [key, value];
      }
    }),
  );
}
