import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { type JsonObject, member, text } from '../transport/json.ts';
import { get, path, post } from '../transport/paths.ts';
import { syncApplicationKey } from './grants.ts';
import type { Kind } from './kind.ts';
import { assignmentKey } from './sync-assignment.ts';
import { jobKey, jobState, type LinkNode, linkNodes, partKey, readJob, synchronization } from './sync-link.ts';

/** Starting the job, after everything else. */
export type SyncStartNode = LinkNode<'syncStart'>;

export const syncStart: Kind<SyncStartNode, JsonObject> = {
  kind: 'syncStart',
  desired: scope =>
    linkNodes(scope, 'syncStart', 'start of the synchronization', link => [
      jobKey(link),
      partKey('syncSecrets', link),
      partKey('syncSchema', link),
      ...link.assigned.map(ref => assignmentKey(link, ref.key)),
    ])
      .filter(node => node.link.start)
      .map(node => ({ ...node, lastIn: [node.link.source, node.link.target] })),
  observe: (node, observer) => readJob(observer, node.link),
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, { problem }) {
    if (text(member(live?.['status'], 'code')) === 'Quarantine') {
      problem({
        code: 'not-managed',
        severity: 'warning',
        span: node.span,
        message: `The ${node.name} is in quarantine: ${text(member(member(live?.['status'], 'quarantine'), 'reason')) || 'no reason given'}. Starting it is left to you.`,
      });
      return [];
    }
    // A job that runs must not be started again.
    if (jobState(live) === 'Active') return [];
    return [
      {
        action: live ? 'update' : 'create',
        changes: [{ path: 'schedule.state', old: live ? jobState(live) : null, new: 'Active' }],
        grant: DEPLOY_PERMISSIONS.syncStart,
      },
    ];
  },
  async apply({ node, references, create, send }) {
    const job = `${synchronization(references.of(syncApplicationKey(node.link.source, node.link.target)))}/jobs${path`/${references.of(jobKey(node.link))}`}`;
    const running = async () => {
      const live = (await send(get(job))).body as JsonObject;
      return jobState(live) === 'Active' ? live : undefined;
    };
    await create(post(`${job}/start`), running, { harmless: true });
    return { id: references.of(jobKey(node.link)) };
  },
};
