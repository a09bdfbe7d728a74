import { isObject, type Json, type JsonObject, member, objects, text } from '../transport/json.ts';
import { attributesOf } from './attributes.ts';
import { durationText } from './duration-text.ts';
import { isPlain, quote } from './quote.ts';
import type { Names } from './registry.ts';
import { reviewText } from './reviews.ts';
import { membershipRuleText } from './rule-text.ts';
import { actorsText, subjectType } from './subjects.ts';
import { type Line, line, optional } from './unit.ts';

/** An assignment policy in the language; a sentence where it has no form for it. What it cannot keep, the plan finds. */
export function policyLines(policy: JsonObject, tenant: string, registry: Names): readonly Line[] | string {
  const description = policy['description'];
  const [target] = objects(policy['specificAllowedTargets']);
  const automatic = target && subjectType(target) === 'attributerulemembers';
  const who = automatic ? automaticLines(policy, target, tenant, registry) : requestLines(policy, tenant, registry);
  if (typeof who === 'string') return who;
  const ends = expiration(policy['expiration']);
  if (ends === undefined) return 'its expiration has no form in the language';
  const review = reviewText(policy['reviewSettings'], tenant, registry);
  if (typeof review === 'string') return review;
  if (!isPlain(text(description))) return 'its description has characters that a file must not hold';
  return [
    ...(description === policy['displayName'] ? [] : [line('description', quote(text(description)))]),
    ...who,
    ...optional('expires', ends || undefined),
    ...review,
  ];
}

function automaticLines(policy: JsonObject, target: JsonObject, tenant: string, registry: Names): readonly Line[] | string {
  const settings = policy['automaticRequestSettings'];
  if (!isObject(settings)) return 'it has a rule and assigns nobody by it';
  const needs = new Set<string>();
  const rule = membershipRuleText(text(target['membershipRule']), attributesOf(registry, tenant, needs));
  const grace = text(settings['gracePeriodBeforeAccessRemoval']);
  const after = grace && !/^P(0D|T0[HMS])$/.test(grace) ? durationText(grace) : '';
  if (rule === undefined || after === undefined) return 'its rule or its grace period has no form in the language';
  const removal = settings['removeAccessWhenTargetLeavesAllowedTargets'] === true ? (after ? `after ${after}` : 'immediately') : 'never';
  return [line('when', rule, [...needs]), line('removal', removal)];
}

function requestLines(policy: JsonObject, tenant: string, registry: Names): readonly Line[] | string {
  const requestors = audience(policy, tenant, registry);
  if (typeof requestors === 'string') return requestors;
  const settings = policy['requestApprovalSettings'];
  const stages = objects(member(settings, 'stages')).map((stage, index) => stageText(stage, index, tenant, registry));
  if (stages.includes(undefined)) return 'its approval has no form in the language';
  const written = stages.filter(stage => stage !== undefined);
  return [
    ...requestors,
    ...(written.length > 0
      ? [
          line(
            'approval',
            written.map(stage => stage.value).join(', '),
            written.flatMap(stage => stage.needs),
          ),
        ]
      : []),
    ...(member(settings, 'isRequestorJustificationRequired') === true ? [line('justification', 'required')] : []),
  ];
}

const circles: Readonly<Record<string, string>> = {
  notspecified: '',
  allmemberusers: 'all members',
  alldirectoryusers: 'all users',
  allconfiguredconnectedorganizationusers: 'all configured organizations',
  allexternalusers: 'all external users',
};

const subjects: Readonly<Record<string, readonly [string, 'group' | 'user' | 'organization', string]>> = {
  groupmembers: ['groupId', 'group', 'members of'],
  singleuser: ['userId', 'user', 'user'],
  connectedorganizationmembers: ['connectedOrganizationId', 'organization', 'organization'],
};

function audience(policy: JsonObject, tenant: string, registry: Names): readonly Line[] | string {
  const scope = text(policy['allowedTargetScope']).toLowerCase();
  const circle = circles[scope];
  if (circle !== undefined) return circle === '' ? [] : [line('requestors', circle)];
  const found = objects(policy['specificAllowedTargets']).map(target => {
    const [member, kind, words] = subjects[subjectType(target)] ?? [];
    const reference = member && kind ? registry.of(kind, tenant, text(target[member])) : undefined;
    return reference && { value: `${words} ${reference.symbol}`, needs: [reference.key] };
  });
  if (found.length === 0 || found.includes(undefined)) return 'it speaks to somebody that the language cannot name, or who was not found';
  const named = found.filter(one => one !== undefined);
  return [
    line(
      'requestors',
      named.map(one => one.value).join(', '),
      named.flatMap(one => one.needs),
    ),
  ];
}

function stageText(stage: JsonObject, index: number, tenant: string, registry: Names): { value: string; needs: readonly string[] } | undefined {
  const actors = (name: string) => actorsText(stage[name], tenant, registry);
  const [approvers, fallback] = [actors('primaryApprovers'), actors('fallbackPrimaryApprovers')];
  const escalated = stage['isEscalationEnabled'] === true;
  const to = escalated ? actors('escalationApprovers') : undefined;
  const within = durationText(text(stage['durationBeforeAutomaticDenial']));
  const after = escalated ? durationText(text(stage['durationBeforeEscalation'])) : undefined;
  if (!approvers?.value || !fallback || !within || (escalated && (!to?.value || !after))) return undefined;
  const value = `${index === 0 ? 'by' : 'then by'} ${approvers.value}${fallback.value ? ` fallback ${fallback.value}` : ''} within ${within}${to ? ` forward to ${to.value} after ${after}` : ''}`;
  return { value, needs: [...approvers.needs, ...fallback.needs, ...(to?.needs ?? [])] };
}

/** Empty for never. */
function expiration(value: Json | undefined): string | undefined {
  switch (text(member(value, 'type')).toLowerCase()) {
    case 'afterduration':
      return durationText(text(member(value, 'duration')));
    case 'afterdatetime': {
      const date = text(member(value, 'endDateTime'));
      return /^\d{4}-\d\d-\d\dT/.test(date) ? quote(date.slice(0, 10)) : undefined;
    }
    default:
      return '';
  }
}
