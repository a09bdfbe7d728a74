import type { Group } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { differences, settings, touched } from '../plan/differences.ts';
import { attributeName, type References } from '../plan/references.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { alternateKey, get, patch, path, post, query, upsert } from '../transport/paths.ts';
import { canonicalRule, ruleText } from '../wire/membership-rule.ts';
import { extensionsIn } from '../wire/policy.ts';
import type { Kind, Node } from './kind.ts';
import { quoted, uniqueName } from './names.ts';

export interface GroupNode extends Node<'group'> {
  readonly group: Group;
}

const MEMBERS = 'id,displayName,description,groupTypes,membershipRule,membershipRuleProcessingState,isAssignableToRole';

const address = (node: GroupNode): string => `/groups${alternateKey('uniqueName', uniqueName(node.group.name))}`;
const read = (node: GroupNode): string => query(address(node), { $select: MEMBERS });

/** A security group, found again by its `uniqueName`. */
export const group: Kind<GroupNode, JsonObject> = {
  kind: 'group',
  desired: ({ index, managed }) =>
    index.all('group').flatMap(declared =>
      declared.existing || !managed(declared.tenant)
        ? []
        : {
            kind: 'group',
            key: declared.key,
            tenant: declared.tenant,
            title: quoted('group', declared.displayName),
            name: declared.displayName,
            reason: `group ${declared.name}`,
            span: declared.span,
            needs: declared.membershipRule ? extensionsIn(declared.membershipRule.root) : [],
            group: declared,
          },
    ),
  observe: (node, observer) => observer.get(read(node)),
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, { references, problem }) {
    const wanted = members(node.group, references);
    const grant = node.group.roleAssignable ? DEPLOY_PERMISSIONS.roleAssignableGroup : DEPLOY_PERMISSIONS.group;
    if (!live) return [{ action: 'create', changes: settings(wanted), body: { ...wanted, ...fixed(node.group) }, grant }];
    if ((live['isAssignableToRole'] === true) !== node.group.roleAssignable) {
      problem({
        code: 'immutable',
        severity: 'error',
        span: node.span,
        message: `${node.title} ${node.group.roleAssignable ? 'cannot become role-assignable: this is decided when a group is created' : 'is role-assignable, which cannot be changed'}. Give the group another symbol to make a new one.`,
      });
      return [];
    }
    const spelled = (members: JsonObject): JsonObject => ({ ...members, membershipRule: canonicalRule(text(members['membershipRule'])) });
    const changes = differences(spelled(wanted), spelled(live)).map(change => ({
      ...change,
      old: live[change.path] ?? null,
      new: wanted[change.path] ?? null,
    }));
    return changes.length > 0 ? [{ action: 'update', changes, body: touched(wanted, changes), grant, liveId: text(live['id']) }] : [];
  },
  async apply({ operation, node, body, create, send, read: look }) {
    if (operation.action === 'update' && operation.liveId) {
      await send(patch(path`/groups/${operation.liveId}`, body));
      return { id: operation.liveId };
    }
    if (node.group.roleAssignable) {
      // isAssignableToRole through the upsert is not documented; POST is.
      const made = await create(post('/groups', { ...body, uniqueName: uniqueName(node.group.name) }), async () => look(read(node)));
      return { id: text(made['id']) };
    }
    const answer = await send(upsert(address(node), body));
    const made = answer.status === 201 ? answer.body : (await send(get(read(node)))).body;
    return { id: text((made as JsonObject | undefined)?.['id']) };
  },
};

function members(wanted: Group, references: References): JsonObject {
  const rule = wanted.membershipRule;
  return {
    displayName: wanted.displayName,
    ...(wanted.description === undefined ? {} : { description: wanted.description }),
    groupTypes: rule ? ['DynamicMembership'] : [],
    ...(rule ? { membershipRule: ruleText(rule, attribute => attributeName(attribute, references)), membershipRuleProcessingState: 'On' } : {}),
  };
}

/** Given once, when the group is created. */
const fixed = (wanted: Group): JsonObject => ({
  mailEnabled: false,
  mailNickname: uniqueName(wanted.name).slice(0, 64),
  securityEnabled: true,
  ...(wanted.roleAssignable ? { isAssignableToRole: true } : {}),
});
