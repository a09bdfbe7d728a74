import type { Duration, Review } from '../model/values.ts';
import { actorExpectations, takeActors } from './actors.ts';
import { Cursor } from './cursor.ts';
import { parseDuration, takeDuration } from './duration.ts';
import { type PropertyType, words } from './property-type.ts';

const every = ['weekly', 'monthly', 'quarterly', 'semiAnnually', 'annually'] as const;
const defaultWithin = parseDuration('14d') as Duration;

const noResponse = {
  removes: { tail: 'access', means: 'removeAccess' },
  keeps: { tail: 'access', means: 'keepAccess' },
  takes: { tail: 'recommendation', means: 'acceptAccessRecommendation' },
} as const;

const silent = [
  { word: 'no response removes access', detail: 'who is not reviewed loses access' },
  { word: 'no response keeps access', detail: 'who is not reviewed keeps access' },
  { word: 'no response takes recommendation', detail: 'who is not reviewed is treated as the recommendation says' },
];

/** `quarterly by manager fallback leads within 14d, no response removes access` */
export const review: PropertyType<Review> = {
  name: 'access review',
  form: 'quarterly by manager fallback leads within 14d, no response removes access',
  read(value, cx) {
    const [first, ...others] = value.phrases;
    if (!first) return undefined;
    const cursor = new Cursor(first, cx);
    const frequency = every.find(word => cursor.take(word));
    if (!frequency) return cursor.fail('weekly, monthly, quarterly, semiAnnually or annually');
    if (!cursor.take('by')) return cursor.fail('"by" and the reviewers');
    const reviewers = takeActors(cursor, true);
    let fallback: Review['fallback'] = [];
    let within = defaultWithin;
    while (!cursor.done) {
      if (cursor.take('fallback')) fallback = takeActors(cursor);
      else if (cursor.take('within')) within = takeDuration(cursor) ?? within;
      else {
        cursor.fail('"or", "fallback" or "within"');
        break;
      }
    }
    let silence: Review['noResponse'] = 'keepAccess';
    for (const phrase of others) {
      const rest = new Cursor(phrase, cx);
      const verb = rest.take('no', 'response') ? (['removes', 'keeps', 'takes'] as const).find(word => rest.take(word)) : undefined;
      if (!verb || !rest.take(noResponse[verb].tail))
        rest.fail('"no response removes access", "no response keeps access" or "no response takes recommendation"');
      else {
        silence = noResponse[verb].means;
        rest.end('nothing more');
      }
    }
    return { every: frequency, reviewers, fallback, within, noResponse: silence, span: cx.span(value) };
  },
  expect({ before, phrase }) {
    const last = before[before.length - 1];
    if (phrase > 0) return last === undefined ? [words(...silent)] : [];
    if (last === undefined) return [words(...every)];
    if (before.length === 1) return [words({ word: 'by', detail: 'who reviews' })];
    if (['by', 'or', 'fallback'].includes(last)) return [...actorExpectations, words({ word: 'self', detail: 'everybody reviews their own access' })];
    if (last === 'within') return [words('7d', '14d', '25d')];
    return [words('or', { word: 'fallback', detail: 'who reviews when the first cannot be found' }, { word: 'within', detail: 'how long a review is open' })];
  },
};
