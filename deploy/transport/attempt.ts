import { randomUUID } from 'node:crypto';
import type { Context } from '@microsoft/microsoft-graph-client';
import { withoutTokens } from '../trace/claims.ts';
import type { Trace } from '../trace/har.ts';
import type { Clock } from './clock.ts';
import { Link, setHeader, urlOf } from './link.ts';

const LARGEST_ANSWER = 16 * 1024 * 1024;

/** One attempt of a request: its own id, its time limit, the whole answer, its place in the trace. */
export class Attempt extends Link {
  private readonly clock: Clock;
  private readonly trace: Trace | undefined;

  constructor(clock: Clock, trace?: Trace) {
    super();
    this.clock = clock;
    this.trace = trace;
  }

  async execute(context: Context): Promise<void> {
    const state = this.stateOf(context);
    const limit = AbortSignal.timeout(state.timeout);
    setHeader(context, 'client-request-id', randomUUID());
    if (context.options?.body === undefined) setHeader(context, 'Content-Type', undefined);
    context.options = { ...context.options, redirect: 'manual', signal: state.signal ? AbortSignal.any([state.signal, limit]) : limit };
    const started = this.clock.now();
    const request = {
      method: context.options.method ?? 'GET',
      url: urlOf(context),
      headers: { ...(context.options.headers as Record<string, string>) },
      body: typeof context.options.body === 'string' ? context.options.body : undefined,
    };
    state.sent = true;
    try {
      const response = await this.forward(context);
      const body = await whole(response);
      state.body = body;
      this.trace?.record({
        ...request,
        started,
        ended: this.clock.now(),
        status: response.status,
        statusText: response.statusText,
        answerHeaders: Object.fromEntries(response.headers),
        answer: body,
      });
    } catch (error) {
      const reason = limit.aborted ? `No answer within ${state.timeout / 1000} s.` : describe(error);
      this.trace?.record({ ...request, started, ended: this.clock.now(), status: 0, statusText: reason, answerHeaders: {}, answer: '' });
      if (neverLeft(error)) state.sent = false;
      throw new Error(reason);
    }
  }
}

async function whole(response: Response): Promise<string> {
  const bytes = await response.arrayBuffer();
  if (bytes.byteLength > LARGEST_ANSWER) throw new Error(`The answer has ${bytes.byteLength} bytes, more than is accepted.`);
  return withoutTokens(new TextDecoder().decode(bytes));
}

/** Whether there was nobody to send it to. */
const neverLeft = (error: unknown): boolean =>
  error instanceof Error && ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String((error.cause as { code?: unknown } | undefined)?.code));

/** `fetch failed` alone says nothing; the cause does. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause;
  return cause instanceof Error && cause.message ? `${error.message}: ${cause.message}` : error.message;
}
