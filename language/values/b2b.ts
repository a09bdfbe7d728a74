import type { B2bPart, B2bSetting, B2bTarget } from '../model/values.ts';
import { Cursor } from './cursor.ts';
import { type PropertyType, words } from './property-type.ts';

const targets = [
  { word: 'group', detail: 'the members of a group' },
  { word: 'user', detail: 'one person' },
  { word: 'application', detail: 'one application' },
  { word: 'office365', detail: 'the applications of Microsoft 365' },
];

/**
 * One direction of B2B collaboration: `allow all`, `block all`, `allow group g, application a`, `block group g`.
 * @param people whose users and groups are meant: `partner` for inbound, `tenant` for outbound; applications are the other's.
 */
export function b2bSetting(people: 'tenant' | 'partner'): PropertyType<B2bSetting> {
  const form = 'allow all, block all, or allow or block followed by group, user and application names';
  return {
    name: 'B2B setting',
    form,
    read(value, cx) {
      const span = cx.span(value);
      const usersAndGroups: B2bTarget[] = [];
      const applications: B2bTarget[] = [];
      let accessType: B2bPart['accessType'] | undefined;
      for (const [i, phrase] of value.phrases.entries()) {
        const cursor = new Cursor(phrase, cx);
        if (i === 0) {
          accessType = cursor.take('allow') ? 'allowed' : cursor.take('block') ? 'blocked' : undefined;
          if (!accessType) return cursor.fail(form);
          if (cursor.take('all')) {
            cursor.end('nothing more');
            if (value.phrases.length > 1) cx.report('bad-value', span, '"all" stands alone.');
            return { usersAndGroups: { accessType, targets: 'all' }, applications: { accessType, targets: 'all' }, span };
          }
        }
        if (cursor.take('office365')) applications.push({ type: 'application', known: 'Office365' });
        else {
          const kind = (['group', 'user', 'application'] as const).find(word => cursor.take(word));
          const name = kind && cursor.word();
          if (!kind || !name) {
            cursor.fail(kind ? `the name of a ${kind}` : 'all, group, user, application or office365');
            continue;
          }
          const own = kind === 'application' ? people === 'partner' : people === 'tenant';
          const ref = cx.resolve([kind], name.text, name.span, own ? cx.tenant : cx.partner);
          if (ref) (kind === 'application' ? applications : usersAndGroups).push({ type: kind, ref });
        }
        cursor.end('a comma or the next property');
      }
      if (!accessType || usersAndGroups.length + applications.length === 0) return undefined;
      // Graph wants both parts to agree: whoever is allowed needs an application, and the other way round.
      const part = (targets: B2bTarget[]): B2bPart =>
        targets.length > 0 ? { accessType: accessType as B2bPart['accessType'], targets } : { accessType: 'allowed', targets: 'all' };
      return { usersAndGroups: part(usersAndGroups), applications: part(applications), span };
    },
    expect({ before, phrase }) {
      const last = before[before.length - 1];
      if (last === undefined && phrase === 0)
        return [
          words(
            { word: 'allow all', detail: 'everybody, with every application' },
            { word: 'block all', detail: 'nobody, with no application' },
            { word: 'allow', detail: 'only what follows' },
            { word: 'block', detail: 'only what follows' },
          ),
        ];
      if (last === undefined || last === 'allow' || last === 'block') return [words(...targets, ...(last ? ['all'] : []))];
      if (last === 'group' || last === 'user') return [{ type: 'symbols', kinds: [last], scope: people }];
      return last === 'application' ? [{ type: 'symbols', kinds: ['application'], scope: people === 'tenant' ? 'partner' : 'tenant' }] : [];
    },
  };
}
