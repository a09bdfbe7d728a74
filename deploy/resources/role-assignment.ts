import type { HeldRole } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { literal, post, query } from '../transport/paths.ts';
import type { Kind, Node } from './kind.ts';

export const roleKey = (tenant: string, templateId: string): string => `role:${tenant}/${templateId}`;

/** A directory role that a role-assignable group holds, active or eligible. */
export interface RoleAssignmentNode extends Node<'roleAssignment'> {
  readonly groupKey: string;
  readonly held: HeldRole;
}

const listPath = (as: HeldRole['as'], groupId: string): string =>
  query(as === 'Active' ? '/roleManagement/directory/roleAssignments' : '/roleManagement/directory/roleEligibilitySchedules', {
    $filter: `principalId eq ${literal(groupId)}`,
  });

export const roleAssignment: Kind<RoleAssignmentNode, JsonObject> = {
  kind: 'roleAssignment',
  desired: ({ index, managed }) =>
    index.all('group').flatMap(group =>
      group.existing || !managed(group.tenant)
        ? []
        : group.roles.map(held => ({
            kind: 'roleAssignment',
            key: `roleAssignment:${group.key}/${held.templateId}/${held.as}`,
            tenant: group.tenant,
            title: `${held.as.toLowerCase()} role "${held.role}" for group "${group.displayName}"`,
            name: held.role,
            reason: `group ${group.name}`,
            span: held.span,
            needs: [group.key, roleKey(group.tenant, held.templateId)],
            groupKey: group.key,
            held,
          })),
    ),
  async observe(node, observer) {
    const [group, role] = await Promise.all([observer.binding(node.groupKey), observer.binding(roleKey(node.tenant, node.held.templateId))]);
    if (!group || !role) return undefined;
    return (await observer.list(listPath(node.held.as, group.id))).find(
      found => found['roleDefinitionId'] === role.id && text(found['directoryScopeId']) === '/',
    );
  },
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, { references }) {
    if (live) return [];
    const scope = {
      principalId: references.of(node.groupKey),
      roleDefinitionId: references.of(roleKey(node.tenant, node.held.templateId)),
      directoryScopeId: '/',
    };
    const changes = [
      { path: 'role', new: node.held.role },
      { path: 'assignment', new: node.held.as },
    ];
    if (node.held.as === 'Active') return [{ action: 'create', changes, body: scope, grant: DEPLOY_PERMISSIONS.roleAssignment }];
    const body = { action: 'adminAssign', ...scope, justification: `Declared in ${node.reason}`, scheduleInfo: { expiration: { type: 'noExpiration' } } };
    return [{ action: 'create', changes, body, grant: DEPLOY_PERMISSIONS.roleEligibility }];
  },
  async apply({ node, body, create, list, references, now }) {
    const find = async () =>
      (await list(listPath(node.held.as, references.of(node.groupKey)))).find(found => found['roleDefinitionId'] === body['roleDefinitionId']);
    if (node.held.as === 'Active') return { id: text((await create(post('/roleManagement/directory/roleAssignments', body), find))['id']) };
    const scheduleInfo = { ...(body['scheduleInfo'] as JsonObject), startDateTime: now };
    return { id: text((await create(post('/roleManagement/directory/roleEligibilityScheduleRequests', { ...body, scheduleInfo }), find))['id']) };
  },
};
