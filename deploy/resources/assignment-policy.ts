import type { AccessPackage, AssignmentPolicy } from '../../language/model/index.ts';
import { DEPLOY_PERMISSIONS } from '../permissions.ts';
import { differences } from '../plan/differences.ts';
import type { PropertyChange } from '../plan/plan.ts';
import { isObject, items, type Json, type JsonObject, member, objects, text } from '../transport/json.ts';
import { get, path, post, put, query } from '../transport/paths.ts';
import { canonicalRule } from '../wire/membership-rule.ts';
import { policyBody, policyNeeds } from '../wire/policy.ts';
import { policyFacts } from '../wire/policy-facts.ts';
import { ENTITLEMENTS } from './catalog.ts';
import type { Kind, Node } from './kind.ts';
import { sameName, single } from './names.ts';

const POLICIES = `${ENTITLEMENTS}/assignmentPolicies`;
export const ALL_POLICIES = query(POLICIES, { $expand: 'accessPackage', $top: '50' });

/** Who gets a package, and how. */
export interface AssignmentPolicyNode extends Node<'assignmentPolicy'> {
  readonly pack: AccessPackage;
  readonly policy: AssignmentPolicy;
}

export const assignmentPolicyKey = (pack: AccessPackage, policy: AssignmentPolicy): string => `assignmentPolicy:${pack.key}/${policy.displayName}`;

const isOf = (live: JsonObject, packageId: string, name: string): boolean =>
  text(member(live['accessPackage'], 'id')) === packageId && sameName(text(live['displayName']), name);

export const assignmentPolicy: Kind<AssignmentPolicyNode, JsonObject> = {
  kind: 'assignmentPolicy',
  desired: ({ index, managed }) =>
    index.all('package').flatMap(pack =>
      pack.existing || !managed(pack.tenant)
        ? []
        : pack.policies.map(policy => ({
            kind: 'assignmentPolicy',
            key: assignmentPolicyKey(pack, policy),
            tenant: pack.tenant,
            title: `policy "${policy.displayName}" of package "${pack.displayName}"`,
            name: policy.displayName,
            reason: policy.when ? 'access by rule' : 'access on request',
            span: policy.span,
            needs: [pack.key, ...policyNeeds(policy)],
            pack,
            policy,
          })),
    ),
  async observe(node, observer) {
    const [pack, all] = await Promise.all([observer.binding(node.pack.key), observer.list(ALL_POLICIES)]);
    return (
      pack &&
      single(
        all.filter(live => isOf(live, pack.id, node.name)),
        node.title,
      )
    );
  },
  bind: live => ({ id: text(live['id']) }),
  compare(node, live, { references }) {
    const start = text(member(member(live?.['reviewSettings'], 'schedule'), 'startDateTime')) || new Date().toISOString();
    const body = policyBody(node.pack, node.policy, references, start);
    const grant = DEPLOY_PERMISSIONS.assignmentPolicy;
    if (!live)
      return [
        { action: 'create', changes: policyFacts(node.policy, references), body: node.policy.when ? automaticCreate(body) : { ...body, questions: [] }, grant },
      ];
    const changes = differences(comparable(body), comparable(live)).map(change => asWritten(change, body, live));
    return changes.length > 0 ? [{ action: 'update', changes, body, grant, rounds: [1, 1], liveId: text(live['id']) }] : [];
  },
  async apply({ operation, node, body, references, create, send, list }) {
    if (operation.action === 'create') {
      const there = async () =>
        single(
          (await list(ALL_POLICIES)).filter(live => isOf(live, references.of(node.pack.key), node.name)),
          node.title,
        );
      return { id: text((await create(post(POLICIES, body), there))['id']) };
    }
    // PUT replaces the policy, so what others added to it is sent along.
    const item = POLICIES + path`/${operation.liveId ?? ''}`;
    const live = (await send(get(query(item, { $expand: 'accessPackage' })))).body as JsonObject;
    const kept = Object.fromEntries(
      ['notificationSettings', 'customExtensionStageSettings'].flatMap(name => (live[name] === undefined || live[name] === null ? [] : [[name, live[name]]])),
    );
    await send(put(item, { ...kept, questions: items(live['questions']), ...body }));
    return { id: operation.liveId ?? '' };
  },
};

/** The documented body of an automatic policy leaves out what belongs to requests. */
function automaticCreate({ requestorSettings: _, requestApprovalSettings: __, reviewSettings, ...body }: JsonObject): JsonObject {
  return reviewSettings ? { ...body, reviewSettings } : body;
}

/** Rules are compared in one spelling and shown in their own. */
const asWritten = (change: PropertyChange, body: JsonObject, live: JsonObject): PropertyChange =>
  change.path.startsWith('specificAllowedTargets')
    ? { path: 'specificAllowedTargets', old: live['specificAllowedTargets'] ?? null, new: body['specificAllowedTargets'] ?? null }
    : change;

/** Without what the service fills in, and with rules in one spelling. */
function comparable(policy: JsonObject): JsonObject {
  const { accessPackage: _, requestorSettings, reviewSettings, requestApprovalSettings, specificAllowedTargets, expiration, ...rest } = policy;
  const unlimited = ['noExpiration', 'notSpecified'].includes(text(member(expiration, 'type')));
  const automatic = isObject(policy['automaticRequestSettings']);
  const review = isObject(reviewSettings) && reviewSettings['isEnabled'] !== false ? reviewSettings : undefined;
  return {
    ...rest,
    expiration: unlimited ? null : expiration,
    specificAllowedTargets: objects(specificAllowedTargets).map(target =>
      'membershipRule' in target
        ? { '@odata.type': target['@odata.type'], membershipRule: canonicalRule(text(target['membershipRule'])) }
        : withoutNames(target),
    ),
    ...(automatic ? {} : { requestorSettings: pick(requestorSettings, ['enableTargetsToSelfAddAccess']), requestApprovalSettings }),
    reviewSettings: review ? { ...review, schedule: schedule(review['schedule']) } : null,
  };
}

/** Start and day of a review are chosen once, by us or by the service. */
function schedule(value: Json | undefined): JsonObject {
  const pattern = member(member(value, 'recurrence'), 'pattern');
  return { expiration: member(value, 'expiration') ?? null, recurrence: { pattern: pick(pattern, ['type', 'interval']) } };
}

const pick = (value: Json | undefined, names: readonly string[]): JsonObject => Object.fromEntries(names.map(name => [name, member(value, name)]));

const withoutNames = ({ description: _, displayName: __, ...target }: JsonObject): JsonObject => target;
