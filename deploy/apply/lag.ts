import { errorCode, errorText } from '../transport/errors.ts';
import type { GraphAnswer, GraphRequest } from '../transport/messages.ts';

/** How long something that was just made may stay out of sight. */
export const LONGEST_LAG = 120_000;

/** Whether an answer can mean "not yet" about something that this run has just made. */
export function maybeNotYet(request: GraphRequest, answer: GraphAnswer): boolean {
  if (answer.status === 404) return true;
  const said = `${errorCode(answer)} ${errorText(answer)}`;
  if (answer.status === 400) return /does not exist|not found|not present|NotFound/i.test(said);
  // The synchronization service says 403 and 409 about applications that are seconds old.
  return request.path.includes('/synchronization') && ([403, 409].includes(answer.status) || /B2BManagementPolicyCheckFailure/.test(said));
}

/** Whether a create says that the thing is there already. */
export const saysExists = (answer: GraphAnswer): boolean =>
  answer.status === 409 || (answer.status === 400 && /already exist|conflicting object|duplicate/i.test(errorText(answer)));
