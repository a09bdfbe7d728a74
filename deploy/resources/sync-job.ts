import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { post } from '../transport/paths.ts';
import { syncApplicationKey } from './grants.ts';
import type { Kind } from './kind.ts';
import { consentKeys, JOB_TEMPLATE, type LinkNode, linkNodes, readJob, synchronization } from './sync-link.ts';

/** The synchronization job; made only when both tenants have allowed it, and not started yet. */
export type SyncJobNode = LinkNode<'syncJob'>;

export const syncJob: Kind<SyncJobNode, JsonObject> = {
  kind: 'syncJob',
  desired: scope => linkNodes(scope, 'syncJob', 'synchronization job', link => [syncApplicationKey(link.source, link.target), ...consentKeys(link)]),
  observe: (node, observer) => readJob(observer, node.link),
  bind: live => ({ id: text(live['id']) }),
  compare: (_, live) =>
    live
      ? []
      : [
          {
            action: 'create',
            changes: [{ path: 'templateId', new: JOB_TEMPLATE }],
            body: { templateId: JOB_TEMPLATE },
            grant: DEPLOY_PERMISSIONS.syncJob,
            rounds: [2],
          },
        ],
  async apply({ node, body, references, create, list }) {
    const root = synchronization(references.of(syncApplicationKey(node.link.source, node.link.target)));
    const credentials = [
      { key: 'CompanyId', value: node.targetTenant.id },
      { key: 'AuthenticationType', value: 'SyncPolicy' },
    ];
    const validate = post(`${root}/jobs/validateCredentials`, { useSavedCredentials: false, templateId: JOB_TEMPLATE, credentials });
    const made = await create(post(`${root}/jobs`, body), async () => (await list(`${root}/jobs`)).find(job => text(job['templateId']) === JOB_TEMPLATE), {
      first: { ...validate, reads: true },
    });
    return { id: text(made['id']) };
  },
};
