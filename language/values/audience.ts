import type { Ref } from '../model/source.ts';
import type { Audience } from '../model/values.ts';
import { Cursor } from './cursor.ts';
import { type PropertyType, words } from './property-type.ts';

const form = 'administrators, members of a group, user name, all members, all users, organization name, all configured organizations, or all external users';

/** Whole circles, which stand alone. */
const circles: readonly {
  words: readonly string[];
  type: 'administrators' | 'allMembers' | 'allUsers' | 'allConfiguredOrganizations' | 'allExternal';
  detail: string;
}[] = [
  { words: ['administrators'], type: 'administrators', detail: 'nobody asks; administrators assign' },
  { words: ['all', 'members'], type: 'allMembers', detail: 'everybody in the directory, without guests' },
  { words: ['all', 'users'], type: 'allUsers', detail: 'everybody in the directory, with guests' },
  { words: ['all', 'configured', 'organizations'], type: 'allConfiguredOrganizations', detail: 'users of every configured connected organization' },
  { words: ['all', 'external', 'users'], type: 'allExternal', detail: 'anybody, known or not' },
];

/** Who may request a package. */
export const audience: PropertyType<Audience> = {
  name: 'requestors',
  form,
  read(value, cx) {
    const span = cx.span(value);
    const members: Ref[] = [];
    const users: Ref[] = [];
    const organizations: Ref[] = [];
    for (const phrase of value.phrases) {
      const cursor = new Cursor(phrase, cx);
      const circle = circles.find(candidate => cursor.take(...candidate.words));
      if (circle) {
        cursor.end('nothing more');
        if (value.phrases.length > 1) cx.report('bad-value', span, `"${circle.words.join(' ')}" stands alone: make one policy for each audience.`);
        return { type: circle.type, span };
      }
      const list = cursor.take('members', 'of') ? members : cursor.take('user') ? users : cursor.take('organization') ? organizations : undefined;
      if (!list) {
        cursor.fail(form);
        continue;
      }
      const name = cursor.word();
      const kind = list === members ? 'group' : list === users ? 'user' : 'organization';
      const ref = name ? cx.resolve([kind], name.text, name.span) : cursor.fail(`the name of a ${kind}`);
      if (ref) list.push(ref);
      cursor.end('a comma or the next property');
    }
    if (organizations.length > 0 && members.length + users.length > 0) {
      cx.report('policy-mixed-audience', span, 'Make two policies: one for users in the directory, one for others.');
    }
    if (organizations.length > 0) return { type: 'organizations', organizations, span };
    return members.length + users.length > 0 ? { type: 'specific', members, users, span } : undefined;
  },
  expect({ before, phrase }) {
    const last = before[before.length - 1];
    if (last === undefined) {
      return [
        words(
          { word: 'members of', detail: 'a group' },
          { word: 'user', detail: 'one person' },
          { word: 'organization', detail: 'a connected organization' },
          ...(phrase === 0 ? circles.map(circle => ({ word: circle.words.join(' '), detail: circle.detail })) : []),
        ),
      ];
    }
    if (last === 'of') return [{ type: 'symbols', kinds: ['group'], scope: 'tenant' }];
    if (last === 'user') return [{ type: 'symbols', kinds: ['user'], scope: 'tenant' }];
    if (last === 'organization') return [{ type: 'symbols', kinds: ['organization'], scope: 'tenant' }];
    return [];
  },
};
