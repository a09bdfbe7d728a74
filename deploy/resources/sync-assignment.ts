import type { Ref, SyncLink } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { path, post } from '../transport/paths.ts';
import { syncApplicationKey } from './grants.ts';
import type { Kind } from './kind.ts';
import { type LinkNode, linkNodes } from './sync-link.ts';

export const assignmentKey = (link: SyncLink, principal: string): string => `syncAssignment:${link.source}/${link.target}/${principal}`;

/** A user or group that is assigned to the configuration directly. Assignments that packages make are not ours. */
export interface SyncAssignmentNode extends LinkNode<'syncAssignment'> {
  readonly principal: Ref;
}

const assignments = (servicePrincipalId: string): string => path`/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`;

export const syncAssignment: Kind<SyncAssignmentNode, JsonObject> = {
  kind: 'syncAssignment',
  desired: scope =>
    linkNodes(scope, 'syncAssignment', 'assignment', link => [syncApplicationKey(link.source, link.target)]).flatMap(node =>
      node.link.assigned.map(principal => {
        const declared = scope.index.resource(principal.key);
        const name = declared?.displayName ?? principal.key;
        return {
          ...node,
          key: assignmentKey(node.link, principal.key),
          title: `${declared?.kind ?? 'group'} "${name}" in the ${node.name}`,
          name,
          span: principal.span,
          needs: [...node.needs, principal.key],
          principal,
        };
      }),
    ),
  async observe(node, observer) {
    const [application, principal] = await Promise.all([
      observer.binding(syncApplicationKey(node.link.source, node.link.target)),
      observer.binding(node.principal.key),
    ]);
    return application && principal && (await observer.list(assignments(application.id))).find(live => live['principalId'] === principal.id);
  },
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, { references }) {
    if (live) return [];
    const application = syncApplicationKey(node.link.source, node.link.target);
    const body = { principalId: references.of(node.principal.key), resourceId: references.of(application), appRoleId: references.of(application, 'appRoleId') };
    return [{ action: 'create', changes: [{ path: 'assigned', new: node.name }], body, grant: DEPLOY_PERMISSIONS.syncAssignment }];
  },
  async apply({ body, create, list }) {
    const all = assignments(text(body['resourceId']));
    return { id: text((await create(post(all, body), async () => (await list(all)).find(live => live['principalId'] === body['principalId'])))['id']) };
  },
};
