// What makes an assignment policy valid (section 18): the scope and its targets, automatic assignment, approval, review.
import { badRequest, notFound } from '../errors.ts';
import { type JsonObject, listOf, objectOf, textOf } from '../json.ts';
import type { Context } from '../route.ts';
import { rowOf } from '../state.ts';
import { extensionNamed } from './extension-properties.ts';

const MOST_STAGES = 3;
const MANAGER_LEVELS: Record<string, number> = { requestorManager: 2, targetManager: 4 };

/** Kinds of targets that a scope takes; scopes that are not listed take none. */
const TARGETS: Record<string, readonly string[]> = {
  specificDirectoryUsers: ['singleUser', 'groupMembers', 'attributeRuleMembers'],
  specificConnectedOrganizationUsers: ['connectedOrganizationMembers'],
  specificDirectoryServicePrincipals: ['singleServicePrincipal', 'groupMembers', 'attributeRuleMembers'],
};

const invalid = (message: string): Error => badRequest(message, 'InvalidModel');
const kindOf = (subject: JsonObject): string => textOf(subject['@odata.type']).replace('#microsoft.graph.', '');

export function checkPolicy(context: Context, policy: JsonObject): void {
  checkTargets(context, policy);
  checkAutomatic(policy);
  checkExpiration(objectOf(policy['expiration']), 'expiration');
  checkApproval(context, objectOf(policy['requestApprovalSettings']));
  checkReview(context, objectOf(policy['reviewSettings']));
  for (const subject of listOf(objectOf(policy['requestorSettings'])['onBehalfRequestors'])) checkSubject(context, subject);
}

function checkTargets(context: Context, { allowedTargetScope, specificAllowedTargets }: JsonObject): void {
  const scope = textOf(allowedTargetScope) || 'notSpecified';
  const kinds = TARGETS[scope] ?? [];
  const targets = listOf(specificAllowedTargets);
  if (kinds.length > 0 && targets.length === 0) throw invalid(`allowedTargetScope '${scope}' needs specificAllowedTargets.`);
  for (const target of targets) {
    if (!kinds.includes(kindOf(target))) throw invalid(`specificAllowedTargets of '${scope}' cannot hold '${kindOf(target)}'.`);
    checkSubject(context, target);
  }
}

function checkAutomatic({ automaticRequestSettings, specificAllowedTargets, allowedTargetScope }: JsonObject): void {
  if (objectOf(automaticRequestSettings)['requestAccessForAllowedTargets'] !== true) return;
  const targets = listOf(specificAllowedTargets);
  if (allowedTargetScope !== 'specificDirectoryUsers' || targets.length !== 1 || !targets.every(target => kindOf(target) === 'attributeRuleMembers')) {
    throw invalid('An automatic policy needs allowedTargetScope specificDirectoryUsers and one attributeRuleMembers.');
  }
}

function checkExpiration({ type, duration, endDateTime }: JsonObject, at: string): void {
  if (type === 'afterDuration' && !duration) throw invalid(`'${at}' of type afterDuration needs a duration.`);
  if (type === 'afterDateTime' && !endDateTime) throw invalid(`'${at}' of type afterDateTime needs an endDateTime.`);
}

function checkApproval(context: Context, { isApprovalRequiredForAdd, stages }: JsonObject): void {
  const list = listOf(stages);
  if (list.length > MOST_STAGES) throw invalid(`A policy has at most ${MOST_STAGES} approval stages, not ${list.length}.`);
  if (isApprovalRequiredForAdd === true && list.length === 0) throw invalid('A policy that requires approval needs an approval stage.');
  for (const stage of list) {
    const approvers = ['primaryApprovers', 'fallbackPrimaryApprovers', 'escalationApprovers', 'fallbackEscalationApprovers'].flatMap(name =>
      listOf(stage[name]),
    );
    if (listOf(stage['primaryApprovers']).length === 0) throw invalid('An approval stage needs primaryApprovers.');
    if (stage['isEscalationEnabled'] === true && listOf(stage['escalationApprovers']).length === 0)
      throw invalid('An approval stage with escalation needs escalationApprovers.');
    for (const subject of approvers) checkSubject(context, subject);
  }
}

function checkReview(context: Context, review: JsonObject): void {
  if (review['isEnabled'] !== true) return;
  const schedule = objectOf(review['schedule']);
  const reviewers = [...listOf(review['primaryReviewers']), ...listOf(review['fallbackReviewers'])];
  if (Object.keys(schedule).length === 0) throw invalid('A review needs a schedule.');
  if (review['isSelfReview'] !== true && reviewers.length === 0) throw invalid('A review that is no self-review needs reviewers.');
  checkExpiration(objectOf(schedule['expiration']), 'reviewSettings.schedule.expiration');
  for (const subject of reviewers) checkSubject(context, subject);
}

function checkSubject(context: Context, subject: JsonObject): void {
  const { tenant, world } = context;
  const kind = kindOf(subject);
  const refer = (id: unknown, found: JsonObject | undefined): void => {
    if (!found) throw notFound(textOf(id), 'ResourceNotFound');
  };
  if (kind === 'singleUser') refer(subject['userId'], rowOf(tenant.users, textOf(subject['userId']).toLowerCase()));
  if (kind === 'groupMembers') refer(subject['groupId'], world.find(tenant, 'group', tenant.groups, textOf(subject['groupId'])));
  if (kind === 'connectedOrganizationMembers')
    refer(subject['connectedOrganizationId'], rowOf(tenant.connectedOrganizations, textOf(subject['connectedOrganizationId']).toLowerCase()));
  if (kind === 'singleServicePrincipal')
    refer(subject['servicePrincipalId'], world.find(tenant, 'servicePrincipal', tenant.servicePrincipals, textOf(subject['servicePrincipalId'])));
  if (kind === 'attributeRuleMembers') checkRule(context, textOf(subject['membershipRule']));
  const most = MANAGER_LEVELS[kind];
  const level = Number(subject['managerLevel'] ?? 1);
  if (most !== undefined && (level < 1 || level > most)) throw invalid(`managerLevel of ${kind} is 1 to ${most}, not ${level}.`);
}

/** Brackets and quotes close, the rule speaks of users, and its directory extensions exist. */
function checkRule(context: Context, rule: string): void {
  const bare = rule.replaceAll(/"(?:[^"`]|`.)*"|'[^']*'/g, '');
  let depth = 0;
  for (const letter of bare) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    if (depth < 0) break;
  }
  if (depth !== 0 || /["']/.test(bare) || !/\buser\.\w+/.test(bare)) throw invalid(`The membership rule cannot be parsed: ${rule}`);
  for (const [, name = ''] of bare.matchAll(/\buser\.(extension_\w+)/g)) {
    if (!extensionNamed(context.tenant, name)) throw invalid(`The membership rule names the property '${name}', which does not exist.`);
  }
}
