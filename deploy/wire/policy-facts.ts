import type { Actor, ApprovalStage, AssignmentPolicy, Audience } from '../../language/model/index.ts';
import type { PropertyChange } from '../plan/plan.ts';
import { attributeName, type References } from '../plan/references.ts';
import { ruleText } from './membership-rule.ts';

/** What a new policy means, in few lines; names stand as tokens. */
export function policyFacts(policy: AssignmentPolicy, references: References): PropertyChange[] {
  const name = (key: string) => references.of(key);
  const facts: [string, string | undefined][] = policy.when
    ? [
        ['assigned by rule', ruleText(policy.when, attribute => attributeName(attribute, references))],
        [
          'removal',
          policy.removal ? (policy.removal.after ? `${policy.removal.after.text} after the rule no longer fits` : 'when the rule no longer fits') : 'never',
        ],
      ]
    : [
        ['requestors', audience(policy.requestors, name)],
        ['approval', approval(policy, name)],
        ['justification', policy.justification ? 'required' : undefined],
      ];
  const expires = policy.expires.type === 'after' ? policy.expires.duration.text : policy.expires.type === 'on' ? policy.expires.date : undefined;
  const review =
    policy.review && `${policy.review.every} by ${decided(policy.review.reviewers, policy.review, name)}; no response: ${policy.review.noResponse}`;
  return [...facts, ['expires', expires] as const, ['review', review] as const].flatMap(([path, value]) => (value === undefined ? [] : [{ path, new: value }]));
}

function approval(policy: AssignmentPolicy, name: (key: string) => string): string {
  const stages = policy.approval?.stages ?? [];
  return (
    stages
      .map(stage => {
        const forward = stage.forward ? `, forwarded to ${actors(stage.forward.to, name)} after ${stage.forward.after.text}` : '';
        return `by ${decided(stage.approvers, stage, name)}${forward}`;
      })
      .join(', then ') || 'none'
  );
}

/** Who decides, and in what time: the manager, else members of leads, within 2d. */
function decided(by: readonly Actor[], { fallback, within }: Pick<ApprovalStage, 'fallback' | 'within'>, name: (key: string) => string): string {
  return `${actors(by, name)}${fallback.length > 0 ? `, else ${actors(fallback, name)},` : ''} within ${within.text}`;
}

const actors = (list: readonly Actor[], name: (key: string) => string): string => list.map(actor => actorText(actor, name)).join(' or ');

function actorText(actor: Actor, name: (key: string) => string): string {
  switch (actor.type) {
    case 'manager':
      return actor.level === 2 ? "the manager's manager" : 'the manager';
    case 'internalSponsors':
      return 'internal sponsors';
    case 'externalSponsors':
      return 'external sponsors';
    case 'self':
      return 'the person reviewed';
    case 'group':
      return `members of ${name(actor.ref.key)}`;
    case 'user':
      return name(actor.ref.key);
  }
}

function audience(wanted: Audience | undefined, name: (key: string) => string): string {
  switch (wanted?.type) {
    case undefined:
    case 'administrators':
      return 'nobody, administrators assign';
    case 'specific':
      return [...wanted.members.map(ref => `members of ${name(ref.key)}`), ...wanted.users.map(ref => name(ref.key))].join(', ');
    case 'organizations':
      return `users of ${wanted.organizations.map(ref => name(ref.key)).join(', ')}`;
    case 'allMembers':
      return 'all members, no guests';
    case 'allUsers':
      return 'all users, guests too';
    case 'allConfiguredOrganizations':
      return 'users of all configured connected organizations';
    case 'allExternal':
      return 'all external users';
  }
}
