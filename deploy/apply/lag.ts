import { errorCode, errorText } from '../transport/errors.ts';
import type { GraphAnswer, GraphRequest } from '../transport/messages.ts';

/** How long something that was just made may stay out of sight. */
export const LONGEST_LAG = 120_000;
/** How long a refusal by the synchronization service may be about an application that is seconds old. */
const YOUNG_APPLICATION = 20_000;

/** How long, in milliseconds, an answer can mean "not yet" about something that this run has just made; 0: it means what it says. */
export function notYetFor(request: GraphRequest, answer: GraphAnswer): number {
  if (answer.status === 404) return LONGEST_LAG;
  const said = `${errorCode(answer)} ${errorText(answer)}`;
  const synchronization = request.path.includes('/synchronization');
  if (synchronization && /B2BManagementPolicyCheckFailure/.test(said)) return LONGEST_LAG;
  if (answer.status === 400) return /does not exist|not found|not present|NotFound/i.test(said) ? LONGEST_LAG : 0;
  return synchronization && [403, 409].includes(answer.status) ? YOUNG_APPLICATION : 0;
}

/** How long, in milliseconds, a change by key may be refused because another one to the same object is under way. */
const BUSY = 15_000;

/** The same for a directory that is busy with the object: HTTP 409 to what may be sent again. */
export const busyFor = ({ method }: GraphRequest, { status }: GraphAnswer): number => (status === 409 && ['PATCH', 'PUT'].includes(method) ? BUSY : 0);

/** Whether a create says that the thing is there already. */
export const saysExists = (answer: GraphAnswer): boolean =>
  answer.status === 409 ||
  (answer.status === 400 && /already ?(exist|onboarded)|conflicting object|duplicate/i.test(`${errorCode(answer)} ${errorText(answer)}`));
