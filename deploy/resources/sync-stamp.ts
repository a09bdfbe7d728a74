import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import type { References } from '../plan/references.ts';
import { naming, ownerOf, stampOf } from '../plan/stamp.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { patch, path } from '../transport/paths.ts';
import { scopeText } from '../wire/schema.ts';
import { syncApplicationKey } from './grants.ts';
import type { Kind, View } from './kind.ts';
import { type LinkHashes, linkHashes, stampedNotes } from './link-stamp.ts';
import { type LinkNode, linkNodes, readConfiguration, readJob } from './sync-link.ts';
import { type SyncSchemaLive, type SyncSchemaNode, syncSchema, wishesOf } from './sync-schema.ts';
import { type SyncSecretsLive, type SyncSecretsNode, syncSecrets, wantedSecrets } from './sync-secrets.ts';
import { type SyncStartNode, syncStart } from './sync-start.ts';

/**
 * What is applied to a link, in the notes of its application; never written by itself. It is written first: where the rest
 * fails, the next deployment finds the rest, while a stamp that is missing behind everything else would never be found.
 */
export interface SyncStampNode extends LinkNode<'syncStamp'> {
  readonly secrets: SyncSecretsNode;
  readonly schema: SyncSchemaNode;
  readonly starting: SyncStartNode | undefined;
  readonly hashes: LinkHashes;
}

interface Live {
  readonly id: string;
  readonly notes: string;
  /** Functions, because what they give is part of other things. */
  readonly secrets: () => SyncSecretsLive | undefined;
  readonly schema: () => SyncSchemaLive | undefined;
  readonly job: () => JsonObject | undefined;
}

export const syncStamp: Kind<SyncStampNode, Live> = {
  kind: 'syncStamp',
  desired(scope) {
    const byLink = <N extends LinkNode<string>>(nodes: readonly N[]) => new Map(nodes.map(node => [node.link.key, node]));
    const [secrets, schemas, starts] = [byLink(syncSecrets.desired(scope)), byLink(syncSchema.desired(scope)), byLink(syncStart.desired(scope))];
    const names = new Map(scope.index.all('extension').map(({ key, fullName, name }) => [key, fullName ?? name]));
    const named: References = { of: key => names.get(key) ?? key, binding: () => undefined };
    return linkNodes(scope, 'syncStamp', 'stamp of the synchronization', link => [syncApplicationKey(link.source, link.target)]).flatMap(node => {
      const [settings, schema] = [secrets.get(node.link.key), schemas.get(node.link.key)];
      if (!settings || !schema) return [];
      const wishes = wishesOf(schema, named);
      const hashes = linkHashes(wantedSecrets(settings), wishes, scopeText(wishes.filter));
      return { ...node, secrets: settings, schema, starting: starts.get(node.link.key), hashes };
    });
  },
  async observe(node, observer) {
    const [configuration, secrets, schema, job] = await Promise.all([
      readConfiguration(observer, node.link),
      syncSecrets.observe(node.secrets, observer),
      syncSchema.observe(node.schema, observer),
      readJob(observer, node.link),
    ]);
    return (
      configuration && { id: text(configuration['id']), notes: text(configuration['notes']), secrets: () => secrets, schema: () => schema, job: () => job }
    );
  },
  bind: ({ id }) => ({ id }),
  compare(node, live, { references }) {
    const stamp = stampOf(live?.notes ?? '');
    const notes = stampedNotes(live?.notes ?? '', node.mark, node.hashes);
    if (notes === undefined || notes === live?.notes || ownerOf(stamp, node.mark) === 'other') return [];
    const changes = naming(stamp, node.mark);
    if (live && changes.length === 0 && !otherwiseChanged(node, live, references)) return [];
    return [{ action: live ? 'update' : 'create', changes, body: { notes }, grant: DEPLOY_PERMISSIONS.syncStamp }];
  },
  async apply({ node, body, references, send }) {
    const id = references.of(syncApplicationKey(node.link.source, node.link.target));
    await send(patch(path`/servicePrincipals/${id}`, body));
    return { id };
  },
};

/** Whether something else of the link is written. */
function otherwiseChanged(node: SyncStampNode, live: Live, references: References): boolean {
  const view: View = { references, problem: () => {} };
  const starts = node.starting ? syncStart.compare(node.starting, live.job(), view) : [];
  return [...starts, ...syncSecrets.compare(node.secrets, live.secrets(), view), ...syncSchema.compare(node.schema, live.schema(), view)].length > 0;
}
