import type { Actor, AssignmentPolicy, Audience, Ref, TopologyIndex } from '../model/index.ts';
import { ruleText } from './rule-text.ts';
import { count, list } from './text.ts';

export interface Pill {
  readonly text: string;
  readonly role: 'plain' | 'automatic' | 'time' | 'outline';
}

/** Display name of what a reference leads to. */
export const named = (index: TopologyIndex, ref: Ref): string => index.resource(ref.key)?.displayName ?? ref.key.slice(ref.key.lastIndexOf('/') + 1);

/** Who gets the package by this policy. */
export function audienceWords(policy: AssignmentPolicy, index: TopologyIndex): string {
  if (policy.when) return ruleText(policy.when);
  return policy.requestors ? requestorWords(policy.requestors, index) : 'nobody is named';
}

function requestorWords(audience: Audience, index: TopologyIndex): string {
  const names = (refs: readonly Ref[]) => list(refs.map(ref => named(index, ref)));
  switch (audience.type) {
    case 'administrators':
      return 'whom administrators assign';
    case 'specific':
      return list([...(audience.members.length > 0 ? [`members of ${names(audience.members)}`] : []), ...audience.users.map(ref => named(index, ref))]);
    case 'allMembers':
      return 'all members, no guests';
    case 'allUsers':
      return 'all users, guests too';
    case 'organizations':
      return `users of ${names(audience.organizations)}`;
    case 'allConfiguredOrganizations':
      return 'users of all configured organizations';
    case 'allExternal':
      return 'all users of other organizations';
  }
}

/** The policy at a glance. */
export function policyPills(policy: AssignmentPolicy): readonly Pill[] {
  const pills: Pill[] = [];
  if (policy.when) {
    pills.push({ text: 'automatic', role: 'automatic' });
    pills.push({ text: policy.removal ? `removed ${policy.removal.after ? `after ${policy.removal.after.text}` : 'at once'}` : 'stays', role: 'time' });
    return pills;
  }
  const stages = policy.approval?.stages.length ?? 0;
  if (policy.requestors?.type === 'administrators') pills.push({ text: 'by administrators', role: 'plain' });
  else pills.push({ text: `on request · ${stages > 0 ? count(stages, 'approval') : 'no approval'}`, role: 'plain' });
  pills.push({ text: expiryPill(policy), role: 'time' });
  if (policy.review) pills.push({ text: `review ${everyWords[policy.review.every]}`, role: 'outline' });
  return pills;
}

const everyWords = { weekly: 'weekly', monthly: 'monthly', quarterly: 'quarterly', semiAnnually: 'half-yearly', annually: 'yearly' } as const;

const expiryPill = ({ expires }: AssignmentPolicy): string =>
  expires.type === 'after' ? `expires after ${expires.duration.text}` : expires.type === 'on' ? `until ${expires.date}` : 'no expiry';

/** The policy in one sentence. */
export function policySentence(policy: AssignmentPolicy, index: TopologyIndex): string {
  const parts = [`Policy ${policy.displayName}: ${policy.when ? 'automatic for' : 'for'} ${audienceWords(policy, index)}`];
  if (policy.when) {
    parts.push(
      policy.removal ? `removed ${policy.removal.after ? `after ${policy.removal.after.text}` : 'at once'} when the rule no longer fits` : 'access stays',
    );
    return parts.join(', ');
  }
  const stages = policy.approval?.stages ?? [];
  if (stages.length === 0) parts.push('no approval');
  else
    parts.push(
      `${count(stages.length, 'approval stage')} (${stages.map(stage => `${actorWords(stage.approvers, index)} within ${stage.within.text}`).join(', then ')})`,
    );
  if (policy.justification) parts.push('justification required');
  const { expires } = policy;
  parts.push(expires.type === 'after' ? `expires after ${expires.duration.text}` : expires.type === 'on' ? `expires on ${expires.date}` : 'never expires');
  if (policy.review) parts.push(`reviewed ${everyWords[policy.review.every]} by ${actorWords(policy.review.reviewers, index)}`);
  return parts.join(', ');
}

const actorWords = (actors: readonly Actor[], index: TopologyIndex): string =>
  list(
    actors.map(actor => actorName(actor, index)),
    'or',
  ) || 'nobody';

function actorName(actor: Actor, index: TopologyIndex): string {
  switch (actor.type) {
    case 'manager':
      return actor.level === 1 ? 'the manager' : "the manager's manager";
    case 'internalSponsors':
      return 'internal sponsors';
    case 'externalSponsors':
      return 'external sponsors';
    case 'self':
      return 'users themselves';
    case 'group':
    case 'user':
      return named(index, actor.ref);
  }
}
