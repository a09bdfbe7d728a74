import { member, text } from './json.ts';
import type { GraphAnswer, GraphRequest } from './messages.ts';

/** A request that did not succeed, in words that can be shown. */
export class GraphFailure extends Error {
  readonly request: GraphRequest;
  readonly answer: GraphAnswer;
  /** Graph's error code, such as `Authorization_RequestDenied`; empty when there is none. */
  readonly code: string;
  /** What to do about it, where the one who asked knows better than the status. */
  advice: string | undefined;

  constructor(request: GraphRequest, answer: GraphAnswer) {
    const error = member(answer.body, 'error');
    const code = text(member(error, 'code'));
    const said = text(member(error, 'message')) || answer.failure || 'no reason given';
    super(answer.status === 0 ? said : `HTTP ${answer.status}${code ? ` ${code}` : ''}: ${said}`);
    this.name = 'GraphFailure';
    this.request = request;
    this.answer = answer;
    this.code = code;
  }

  get status(): number {
    return this.answer.status;
  }
}

export const errorText = (answer: GraphAnswer): string => text(member(member(answer.body, 'error'), 'message')) || answer.failure || '';

export const errorCode = (answer: GraphAnswer): string => text(member(member(answer.body, 'error'), 'code'));
