import type { AssignmentPolicy } from '../model/topology.ts';
import type { Expiration } from '../model/values.ts';
import { takeDuration } from './duration.ts';
import { type PropertyType, words } from './property-type.ts';
import { single } from './scalars.ts';

/** `never`, `30d`, or a date in quotes. */
export const expiration: PropertyType<Expiration> = {
  name: 'expiration',
  form: 'never, a duration such as 30d, or a date such as "2027-01-31"',
  read: (value, cx) =>
    single(value, cx, 'expiration', (cursor): Expiration | undefined => {
      const span = cursor.here;
      if (cursor.take('never')) return { type: 'never', span };
      const date = cursor.text();
      if (!date) {
        const duration = cursor.peekWord() ? cursor.fail('never, a duration such as 30d, or a date in double quotes') : takeDuration(cursor);
        return duration && { type: 'after', duration, span };
      }
      if (/^\d{4}-\d{2}-\d{2}$/.test(date.text) && !Number.isNaN(Date.parse(date.text))) return { type: 'on', date: date.text, span };
      cx.report('bad-value', date.span, `"${date.text}" is not a date. Write it as "2027-01-31".`);
      return undefined;
    }),
  expect: ({ before }) => (before.length === 0 ? [words('8h', '1d', '14d', '30d', '90d', '180d', 'never')] : []),
};

/** When automatic access ends after the rule no longer fits: `never`, `immediately`, `after 7d`. */
export const removal: PropertyType<NonNullable<AssignmentPolicy['removal']> | 'never'> = {
  name: 'removal',
  form: 'immediately, after 7d, or never',
  read: (value, cx) =>
    single(value, cx, 'removal', cursor => {
      if (cursor.take('never')) return 'never' as const;
      if (cursor.take('immediately')) return {};
      if (!cursor.take('after')) return cursor.fail('immediately, after 7d, or never');
      const after = takeDuration(cursor);
      return after && { after };
    }),
  expect({ before }) {
    if (before.length === 0)
      return [
        words(
          { word: 'immediately', detail: 'as soon as the rule no longer fits' },
          { word: 'after', detail: 'a grace period', snippet: 'after ${1:7d}' },
          { word: 'never', detail: 'access stays' },
        ),
      ];
    return before[0] === 'after' && before.length === 1 ? [words('1d', '7d', '30d')] : [];
  },
};
