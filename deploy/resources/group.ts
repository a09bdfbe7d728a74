import type { Group } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { differences, settings, touched } from '../plan/differences.ts';
import { attributeName, type References } from '../plan/references.ts';
import type { Mark } from '../plan/stamp.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { alternateKey, get, patch, path, post, query, upsert } from '../transport/paths.ts';
import { canonicalRule, ruleText } from '../wire/membership-rule.ts';
import { extensionsIn } from '../wire/policy.ts';
import type { Kind, Node } from './kind.ts';
import { markOf, nickname, quoted, uniqueName } from './names.ts';

export interface GroupNode extends Node<'group'> {
  readonly group: Group;
  readonly mark: Mark;
}

const MEMBERS = 'id,uniqueName,displayName,description,groupTypes,membershipRule,membershipRuleProcessingState,isAssignableToRole';

const keyOf = ({ mark }: GroupNode): string => uniqueName(mark.symbol, mark.topology);
const named = (name: string): string => `/groups${alternateKey('uniqueName', name)}`;
const address = (node: GroupNode): string => named(keyOf(node));
const selected = (group: string): string => query(group, { $select: MEMBERS });
const read = (node: GroupNode): string => selected(address(node));

/** A security group, found again by its `uniqueName`. */
export const group: Kind<GroupNode, JsonObject> = {
  kind: 'group',
  desired: scope =>
    scope.index.all('group').flatMap(declared =>
      declared.existing || !scope.managed(declared.tenant)
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
            mark: markOf(scope, declared.name),
          },
    ),
  async observe(node, observer) {
    const known = observer.known(node.key);
    if (known) return observer.get(selected(path`/groups/${known.id}`));
    const found = await observer.get(read(node));
    // Made before the topology had a name: a unique name cannot be changed, so it keeps the old one.
    return found || node.mark.topology === undefined ? found : observer.get(selected(named(uniqueName(node.mark.symbol))));
  },
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, { references, problem }) {
    const wanted = members(node.group, references);
    const grant = node.group.roleAssignable ? DEPLOY_PERMISSIONS.roleAssignableGroup : DEPLOY_PERMISSIONS.group;
    if (!live) return [{ action: 'create', changes: settings(wanted), body: { ...wanted, ...fixed(node) }, grant }];
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
      const made = await create(post('/groups', { ...body, uniqueName: keyOf(node) }), async () => look(read(node)), { harmless: true });
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
const fixed = (node: GroupNode): JsonObject => ({
  mailEnabled: false,
  mailNickname: nickname(keyOf(node)),
  securityEnabled: true,
  ...(node.group.roleAssignable ? { isAssignableToRole: true } : {}),
});
