import { Client, HTTPMessageHandler, ResponseType } from '@microsoft/microsoft-graph-client';
import type { Trace } from '../trace/har.ts';
import { Attempt } from './attempt.ts';
import { leavesOpen } from './backoff.ts';
import { Bearer, type TokenSource } from './bearer.ts';
import type { Clock } from './clock.ts';
import { decode } from './decode.ts';
import { type Fetch, FetchHandler } from './fetch-handler.ts';
import { type GraphAnswer, type GraphPort, type GraphRequest, isRepeatable, isWrite } from './messages.ts';
import { RequestState } from './request-state.ts';
import { Retry } from './retry.ts';
import { ownTurn } from './turn.ts';

const READ_LIMIT = 30_000;
const WRITE_LIMIT = 100_000;

export interface PortOptions {
  /** `https://graph.microsoft.com`, without version. */
  readonly root: string;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  /** Answers in place of the global fetch. */
  readonly fetch?: Fetch;
  readonly trace?: Trace;
  /** Ends waits and requests at once. */
  readonly signal?: AbortSignal;
}

/** Microsoft's Graph client with our own middleware only: its default chain creates things twice and repeats blindly. */
export function createGraphPort(options: PortOptions): GraphPort {
  const client = Client.initWithMiddleware({
    baseUrl: `${options.root}/`,
    defaultVersion: 'v1.0',
    middleware: [
      new Retry(options.clock),
      new Bearer(new URL(options.root).origin, options.tokens),
      new Attempt(options.clock, options.trace),
      options.fetch ? new FetchHandler(options.fetch) : new HTTPMessageHandler(),
    ],
  });
  return { exchange: (request, stop) => exchange(client, request, options.signal, stop) };
}

async function exchange(client: Client, request: GraphRequest, signal: AbortSignal | undefined, stop: AbortSignal | undefined): Promise<GraphAnswer> {
  const repeatable = isRepeatable(request);
  const state = new RequestState(repeatable, isWrite(request) ? WRITE_LIMIT : READ_LIMIT, signal, stop);
  const call = client
    .api(request.path)
    .responseType(ResponseType.RAW)
    .middlewareOptions([state])
    .headers({ ...request.headers });
  try {
    const response = (await send(call, request)) as Response;
    // Many answers may come at once: what the one before lets leave leaves before this one is looked into.
    await ownTurn();
    const answer = decode(response, state.body);
    const unreadable = answer.failure !== undefined || leavesOpen(answer.status);
    const undecided = unreadable && !(answer.status >= 400 && answer.status < 500 && answer.status !== 408);
    return undecided ? { ...answer, ...(repeatable ? {} : { ambiguous: true }), ...(isWrite(request) ? { open: true } : {}) } : answer;
  } catch (error) {
    if (state.refused) throw state.refused;
    return {
      status: 0,
      headers: {},
      failure: error instanceof Error ? error.message : String(error),
      ambiguous: state.sent && !repeatable,
      open: (state.open || state.sent) && isWrite(request),
    };
  }
}

function send(call: ReturnType<Client['api']>, request: GraphRequest): Promise<unknown> {
  switch (request.method) {
    case 'GET':
      return call.get();
    case 'POST':
      return call.post(request.body);
    case 'PUT':
      return call.put(request.body);
    case 'PATCH':
      return call.patch(request.body);
    case 'DELETE':
      return call.delete();
  }
}
