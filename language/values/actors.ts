import type { Actor } from '../model/values.ts';
import type { Cursor } from './cursor.ts';
import { type Expectation, words } from './property-type.ts';

const actorForm = 'manager, internal sponsors, external sponsors, or the name of a group or user';

export const actorExpectations: readonly Expectation[] = [
  words(
    { word: 'manager', detail: "the requestor's manager; inside the directory only" },
    { word: 'internal sponsors', detail: 'of the connected organization' },
    { word: 'external sponsors', detail: 'of the connected organization' },
  ),
  { type: 'symbols', kinds: ['group', 'user'], scope: 'tenant' },
];

/** One approver or reviewer. */
function takeActor(cursor: Cursor, self: boolean): Actor | undefined {
  const span = cursor.here;
  if (cursor.take('manager')) {
    if (!cursor.take('level')) return { type: 'manager', level: 1, span };
    const level = cursor.number();
    if (level?.text === '1' || level?.text === '2') return { type: 'manager', level: level.text === '2' ? 2 : 1, span: cursor.since(span) };
    cursor.cx.report('bad-value', level?.span ?? span, 'A manager is level 1 or 2.');
    return { type: 'manager', level: 1, span };
  }
  if (cursor.take('internal', 'sponsors')) return { type: 'internalSponsors', span: cursor.since(span) };
  if (cursor.take('external', 'sponsors')) return { type: 'externalSponsors', span: cursor.since(span) };
  if (self && cursor.take('self')) return { type: 'self', span };
  cursor.take('members', 'of');
  const name = cursor.word();
  if (!name) return cursor.fail(self ? `self, ${actorForm}` : actorForm);
  const ref = cursor.cx.resolve(['group', 'user'], name.text, name.span);
  return ref && { type: ref.key.startsWith('user:') ? 'user' : 'group', ref, span: cursor.since(span) };
}

/** `a or b or c`: whoever answers first decides. */
export function takeActors(cursor: Cursor, self = false): Actor[] {
  const actors: Actor[] = [];
  do {
    const actor = takeActor(cursor, self);
    if (actor) actors.push(actor);
    else if (cursor.done) break;
  } while (cursor.take('or'));
  return actors;
}
