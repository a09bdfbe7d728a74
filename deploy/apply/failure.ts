import type { Grant } from '../plan/plan.ts';
import { leavesOpen } from '../transport/backoff.ts';
import { GraphFailure } from '../transport/errors.ts';
import { isWrite } from '../transport/messages.ts';
import { CANCELLED } from '../transport/retry.ts';

export interface Failure {
  readonly message: string;
  readonly advice?: string;
  readonly where?: string;
}

/** Whether an error leaves open if the tenant was changed. */
export const isOpen = (error: unknown): boolean =>
  error instanceof GraphFailure && isWrite(error.request) && (error.answer.ambiguous === true || error.answer.open === true || leavesOpen(error.status));

/** An error in the words of a report: what, where, and what to do. */
export function describeFailure(error: unknown, grant: Grant): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof GraphFailure)) return { message };
  // A refusal has two explanations where the one who asked has another one: rights come first.
  const known = error.status === 403 && error.advice ? [advice(error, grant), error.advice].join(' ') : error.advice;
  return { message, advice: known ?? advice(error, grant), where: `${error.request.method} ${decodeURIComponent(error.request.path)}` };
}

function advice(error: GraphFailure, grant: Grant): string | undefined {
  if (isOpen(error)) return 'It is not known whether this was carried out. Plan again: what is there will be found.';
  if (error.answer.failure === CANCELLED) return 'Deploy again: what is done is found.';
  switch (error.status) {
    case 401:
      return 'Sign in again, then deploy again.';
    case 403:
      return `This needs the permission ${[grant.permission, ...(grant.also ?? [])].join(' and ')} and the role ${[grant.role, grant.alsoRole].filter(Boolean).join(' and ')}.`;
    case 404:
      return 'Something that this refers to is not there, or not yet. Plan again.';
    case 409:
      // Whether what was deleted keeps its unique name until it is gone for good is not documented.
      if (/uniqueName/i.test(error.message))
        return 'Something that cannot be found has this unique name: look among the groups and applications that were deleted in the last 30 days. Restore it or delete it permanently in the Microsoft Entra admin center, then deploy again.';
      return 'Something else changed it at the same time. Plan again.';
    case 429:
      return 'The service is throttling. Deploy again later: what is done is found.';
    default:
      return error.status === 0 || error.status >= 500 ? 'The service could not be reached or failed. Deploy again: what is done is found.' : undefined;
  }
}
