import { isObject, type Json, member, text } from '../transport/json.ts';
import { durationText } from './duration-text.ts';
import type { Names } from './registry.ts';
import { actorsText } from './subjects.ts';
import { type Line, line } from './unit.ts';

const months: Readonly<Record<number, string>> = { 1: 'monthly', 3: 'quarterly', 6: 'semiAnnually', 12: 'annually' };
const silence: Readonly<Record<string, string>> = {
  keepaccess: 'keeps access',
  removeaccess: 'removes access',
  acceptaccessrecommendation: 'takes recommendation',
};

/** The line of a recurring review, none where nobody reviews; a sentence where the language has no form for it. */
export function reviewText(settings: Json | undefined, tenant: string, registry: Names): readonly Line[] | string {
  if (!isObject(settings) || settings['isEnabled'] === false) return [];
  const pattern = member(member(settings['schedule'], 'recurrence'), 'pattern');
  const interval = member(pattern, 'interval');
  const type = text(member(pattern, 'type')).toLowerCase();
  const every = type === 'weekly' && interval === 1 ? 'weekly' : type === 'absolutemonthly' && typeof interval === 'number' ? months[interval] : undefined;
  const reviewers = actorsText(settings['primaryReviewers'], tenant, registry);
  const fallback = actorsText(settings['fallbackReviewers'], tenant, registry);
  const within = durationText(text(member(member(settings['schedule'], 'expiration'), 'duration')));
  const otherwise = silence[text(settings['expirationBehavior']).toLowerCase()];
  if (!every || !reviewers || !fallback || !within || !otherwise) return 'its review has no form in the language';
  const self = settings['isSelfReview'] === true ? 'self' : '';
  const by = [self, reviewers.value].filter(Boolean).join(' or ');
  if (by === '') return 'nobody reviews its assignments';
  const value = `${every} by ${by}${fallback.value ? ` fallback ${fallback.value}` : ''} within ${within}, no response ${otherwise}`;
  return [line('review', value, [...reviewers.needs, ...fallback.needs])];
}
