import type { AccessPackage, Approval, AssignmentPolicy, Audience, Expiration, Review } from '../../language/model/index.ts';
import { attributeName, type References } from '../plan/references.ts';
import type { Json, JsonObject } from '../transport/json.ts';
import { ruleText } from './membership-rule.ts';
import { actorKeys, actorSubjects, groupSubject, organizationSubject, ruleSubject, userSubject } from './subjects.ts';

/** The members of an assignment policy that a topology decides. PUT takes the policy complete, so none of them is ever left out. */
export function policyBody(pack: AccessPackage, policy: AssignmentPolicy, references: References, start: string): JsonObject {
  return {
    displayName: policy.displayName,
    description: policy.description ?? policy.displayName,
    accessPackage: { id: references.of(pack.key) },
    ...(policy.when ? automatic(policy, references) : requested(policy, references)),
    expiration: expiration(policy.expires),
    reviewSettings: policy.review ? review(policy.review, references, start) : null,
  };
}

function automatic(policy: AssignmentPolicy, references: References): JsonObject {
  const rule = policy.when ? ruleText(policy.when, attribute => attributeName(attribute, references)) : '';
  return {
    allowedTargetScope: 'specificDirectoryUsers',
    specificAllowedTargets: [ruleSubject(policy.description ?? policy.displayName, rule)],
    automaticRequestSettings: {
      requestAccessForAllowedTargets: true,
      removeAccessWhenTargetLeavesAllowedTargets: policy.removal !== undefined,
      gracePeriodBeforeAccessRemoval: policy.removal?.after?.iso ?? null,
    },
    requestorSettings: requestorSettings(false),
    requestApprovalSettings: approval(undefined, false, references),
  };
}

function requested(policy: AssignmentPolicy, references: References): JsonObject {
  const audience: Audience | undefined = policy.requestors;
  return {
    ...(audience ? targets(audience, references) : { allowedTargetScope: 'notSpecified', specificAllowedTargets: [] }),
    automaticRequestSettings: null,
    requestorSettings: requestorSettings(audience !== undefined && audience.type !== 'administrators'),
    requestApprovalSettings: approval(policy.approval, policy.justification, references),
  };
}

function targets(audience: Audience, references: References): JsonObject {
  const scope = (allowedTargetScope: string, specificAllowedTargets: Json = []): JsonObject => ({ allowedTargetScope, specificAllowedTargets });
  switch (audience.type) {
    case 'administrators':
      return scope('notSpecified');
    case 'specific':
      return scope('specificDirectoryUsers', [
        ...audience.members.map(ref => groupSubject(ref, references)),
        ...audience.users.map(ref => userSubject(ref, references)),
      ]);
    case 'allMembers':
      return scope('allMemberUsers');
    case 'allUsers':
      return scope('allDirectoryUsers');
    case 'organizations':
      return scope(
        'specificConnectedOrganizationUsers',
        audience.organizations.map(ref => organizationSubject(ref, references)),
      );
    case 'allConfiguredOrganizations':
      return scope('allConfiguredConnectedOrganizationUsers');
    case 'allExternal':
      return scope('allExternalUsers');
  }
}

const requestorSettings = (self: boolean): JsonObject => ({
  enableTargetsToSelfAddAccess: self,
  enableTargetsToSelfUpdateAccess: self,
  enableTargetsToSelfRemoveAccess: self,
  allowCustomAssignmentSchedule: self,
  enableOnBehalfRequestorsToAddAccess: false,
  enableOnBehalfRequestorsToUpdateAccess: false,
  enableOnBehalfRequestorsToRemoveAccess: false,
  onBehalfRequestors: [],
});

function approval(wanted: Approval | undefined, justification: boolean, references: References): JsonObject {
  const stages = wanted?.stages ?? [];
  return {
    isApprovalRequiredForAdd: stages.length > 0,
    isApprovalRequiredForUpdate: false,
    isRequestorJustificationRequired: justification,
    stages: stages.map(stage => ({
      durationBeforeAutomaticDenial: stage.within.iso,
      isApproverJustificationRequired: true,
      isEscalationEnabled: stage.forward !== undefined,
      durationBeforeEscalation: stage.forward?.after.iso ?? 'PT0S',
      primaryApprovers: actorSubjects(stage.approvers, references),
      fallbackPrimaryApprovers: actorSubjects(stage.fallback, references),
      escalationApprovers: actorSubjects(stage.forward?.to ?? [], references),
      fallbackEscalationApprovers: [],
    })),
  };
}

function expiration(wanted: Expiration): JsonObject {
  switch (wanted.type) {
    case 'never':
      return { type: 'noExpiration' };
    case 'after':
      return { type: 'afterDuration', duration: wanted.duration.iso };
    case 'on':
      return { type: 'afterDateTime', endDateTime: wanted.date.includes('T') ? wanted.date : `${wanted.date}T23:59:59Z` };
  }
}

const months = { monthly: 1, quarterly: 3, semiAnnually: 6, annually: 12 } as const;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Reviewers have whole days, so hours are rounded up. */
function review(wanted: Review, references: References, start: string): JsonObject {
  const pattern =
    wanted.every === 'weekly'
      ? { type: 'weekly', interval: 1, month: 0, dayOfMonth: 0, daysOfWeek: [DAYS[new Date(start).getUTCDay()] ?? 'monday'] }
      : { type: 'absoluteMonthly', interval: months[wanted.every], month: 0, dayOfMonth: 0, daysOfWeek: [] };
  return {
    isEnabled: true,
    expirationBehavior: wanted.noResponse,
    isRecommendationEnabled: true,
    isReviewerJustificationRequired: true,
    isSelfReview: wanted.reviewers.some(actor => actor.type === 'self'),
    schedule: {
      startDateTime: start,
      expiration: { type: 'afterDuration', duration: `P${Math.max(1, Math.ceil(wanted.within.hours / 24))}D` },
      recurrence: { pattern, range: { type: 'noEnd', numberOfOccurrences: 0 } },
    },
    primaryReviewers: actorSubjects(wanted.reviewers, references),
    fallbackReviewers: actorSubjects(wanted.fallback, references),
  };
}

/** Keys of everything that a policy names. */
export function policyNeeds(policy: AssignmentPolicy): string[] {
  const audience = policy.requestors;
  return [
    ...(audience?.type === 'specific' ? [...audience.members, ...audience.users].map(ref => ref.key) : []),
    ...(audience?.type === 'organizations' ? audience.organizations.map(ref => ref.key) : []),
    ...(policy.approval?.stages ?? []).flatMap(stage => actorKeys([...stage.approvers, ...stage.fallback, ...(stage.forward?.to ?? [])])),
    ...actorKeys([...(policy.review?.reviewers ?? []), ...(policy.review?.fallback ?? [])]),
    ...(policy.when ? extensionsIn(policy.when.root) : []),
  ];
}

export function extensionsIn(node: NonNullable<AssignmentPolicy['when']>['root']): string[] {
  switch (node.type) {
    case 'and':
    case 'or':
      return node.parts.flatMap(extensionsIn);
    case 'not':
      return extensionsIn(node.part);
    case 'comparison':
      return node.property?.extension ? [node.property.extension] : [];
    case 'collection':
      return [...(node.property.extension ? [node.property.extension] : []), ...extensionsIn(node.part)];
  }
}
