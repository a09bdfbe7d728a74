import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { capital, upTo } from '../plan/count-users.ts';
import type { ExtensionNode } from '../resources/extension.ts';
import { holderKey } from '../resources/extension-holder.ts';
import type { GroupNode } from '../resources/group.ts';
import type { Node } from '../resources/kind.ts';
import { uniqueName } from '../resources/names.ts';
import type { SyncApplicationNode } from '../resources/sync-application.ts';
import type { SyncJobNode } from '../resources/sync-job.ts';
import { jobKey } from '../resources/sync-link.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { path, remove } from '../transport/paths.ts';
import { type Found, type Left, type Removal, removalId } from './removal.ts';

const idOf = (live: unknown): string => text((live as JsonObject)['id']);

/** A group is ours by its `uniqueName`. Microsoft's pages differ on whether a deleted security group can be restored. */
export function removeGroup(node: GroupNode, found: Found): Removal[] | Left {
  const { uniqueName: key } = found.live.get(node.key) as JsonObject;
  if (key !== uniqueName(node.mark.symbol, node.mark.topology))
    return { node, why: 'It was made before the topology had a name, and its unique name cannot be changed: nothing proves whose it is.' };
  const liveId = idOf(found.live.get(node.key));
  const uses = [...found.nodes.values()].filter(
    other =>
      (other.kind === 'package' || other.kind === 'catalogResource' || other.kind === 'syncAssignment' || other.kind === 'partner') &&
      other.needs.includes(node.key),
  );
  return [
    {
      ...about(node),
      grant: node.group.roleAssignable ? DEPLOY_PERMISSIONS.roleAssignableGroup : DEPLOY_PERMISSIONS.group,
      liveId,
      requests: [remove(path`/groups/${liveId}`)],
      after: uses.map(({ key }) => removalId(key)),
      loss: groupLoss(liveId, found),
    },
  ];
}

/** A group gives what it is assigned to, and brings its direct members into the scope of links. */
function groupLoss(id: string, { members, assigned, nodes }: Found): string {
  const count = members.get(id) ?? 0;
  const targets = [...assigned].flatMap(([key, list]) =>
    list.some(({ principalId }) => principalId === id) ? [(nodes.get(key) as SyncApplicationNode).targetTenant.displayName] : [],
  );
  const leave = targets.length > 0 ? ` Those who are in scope by it only are soft-deleted in ${targets.join(', ')} by the next cycle.` : '';
  const lose = count === 0 ? 'It has no direct members now.' : `${capital(upTo(count))} who are its direct members lose what it gives.${leave}`;
  return `${lose} Do not count on restoring it: not every tenant keeps deleted security groups.`;
}

/** Jobs that write users of a tenant. */
export const linksInto = (tenant: string, nodes: ReadonlyMap<string, Node>): SyncJobNode[] =>
  [...nodes.values()].filter((node): node is SyncJobNode => node.kind === 'syncJob' && (node as SyncJobNode).link.target === tenant);

/** An extension is ours because it belongs to our application. Its values go with it, on every user. */
export function removeExtension(node: ExtensionNode, found: Found): Removal[] | Left {
  const running = linksInto(node.tenant, found.nodes).filter(({ key }) => found.live.has(key));
  if (running.length > 0 && !found.deprovisioned) return { node, why: 'Links still write it. It goes with them, once their users are deprovisioned.' };
  const liveId = idOf(found.live.get(node.key));
  const holder = idOf(found.live.get(holderKey(node.tenant)));
  return [
    {
      ...about(node),
      grant: DEPLOY_PERMISSIONS.extension,
      liveId,
      requests: [remove(path`/applications/${holder}/extensionProperties/${liveId}`)],
      after: running.map(({ link }) => removalId(jobKey(link))),
      loss: 'Its values are lost on every user.',
    },
  ];
}

export const about = (node: Node) => ({ of: node.key, id: removalId(node.key), tenant: node.tenant, title: node.title, reason: node.reason, span: node.span });
