import type { Approval, ApprovalStage, Duration } from '../model/values.ts';
import { actorExpectations, takeActors } from './actors.ts';
import { Cursor } from './cursor.ts';
import { parseDuration, takeDuration } from './duration.ts';
import { type PropertyType, words } from './property-type.ts';

/** The portal's default: 14 days. */
const defaultWithin = parseDuration('14d') as Duration;

/** `none`, or stages: `by manager fallback leads within 2d, then by leads within 2d`. */
export const approval: PropertyType<Approval> = {
  name: 'approval stages',
  form: 'none, or up to three stages: by manager fallback leads within 2d, then by leads within 2d',
  read(value, cx) {
    const span = cx.span(value);
    const first = value.phrases[0];
    if (first && value.phrases.length === 1) {
      const cursor = new Cursor(first, cx);
      if (cursor.take('none')) {
        cursor.end('nothing more');
        return { stages: [], span };
      }
    }
    const stages = value.phrases.flatMap((phrase, i) => {
      const stage = readStage(new Cursor(phrase, cx), i);
      return stage ? [stage] : [];
    });
    return stages.length > 0 ? { stages, span } : undefined;
  },
  expect({ before, phrase }) {
    const last = before[before.length - 1];
    if (last === undefined)
      return phrase === 0
        ? [words({ word: 'by', detail: 'the first stage', snippet: 'by ${1:manager} within ${2:2d}' }, { word: 'none', detail: 'no approval' })]
        : [words({ word: 'then by', detail: 'the next stage' })];
    if (last === 'then') return [words('by')];
    if (['by', 'or', 'fallback', 'to'].includes(last)) return actorExpectations;
    if (last === 'within' || last === 'after') return [words('1d', '2d', '7d', '14d')];
    if (last === 'forward') return [words('to')];
    return [
      words(
        'or',
        { word: 'fallback', detail: 'who decides when the first cannot be found' },
        { word: 'within', detail: 'time to decide; then the request is denied' },
        { word: 'forward to', detail: 'alternate approvers, and after how long' },
        { word: 'after' },
      ),
    ];
  },
};

function readStage(cursor: Cursor, index: number): ApprovalStage | undefined {
  const span = cursor.cx.span(cursor.phrase);
  if (index > 0 && !cursor.take('then')) return cursor.fail('"then by" before the next stage');
  if (!cursor.take('by')) return cursor.fail('"by" and the approvers');
  const approvers = takeActors(cursor);
  let fallback: ApprovalStage['fallback'] = [];
  let within = defaultWithin;
  let forward: ApprovalStage['forward'];
  while (!cursor.done) {
    if (cursor.take('fallback')) fallback = takeActors(cursor);
    else if (cursor.take('within')) within = takeDuration(cursor) ?? within;
    else if (cursor.take('forward', 'to')) {
      const to = takeActors(cursor);
      if (!cursor.take('after')) return cursor.fail('"after" and a duration');
      const after = takeDuration(cursor);
      if (after) forward = { to, after };
    } else {
      cursor.fail('"or", "fallback", "within" or "forward to"');
      break;
    }
  }
  return { approvers, fallback, within, ...(forward ? { forward } : {}), span };
}
