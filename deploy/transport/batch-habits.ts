import { errorText } from './errors.ts';
import { type GraphAnswer, type GraphPort, type GraphRequest, succeeded } from './messages.ts';

/** An endpoint whose refusals were the same outside of a batch so often is believed. */
const FRUITLESS = 5;

/** Statuses with which a service may say that it does not take a request inside of a batch. */
const REFUSALS = new Set([400, 405, 501]);

const endpoints = new WeakMap<GraphRequest, string>();

/** Method and path without ids, keys and query: `POST /groups/{}/owners`. */
export function endpointOf(request: GraphRequest): string {
  let endpoint = endpoints.get(request);
  if (endpoint === undefined) {
    const [bare = ''] = request.path.split('?');
    const segments = bare.split('/').map(segment => segment.replace(/\(.*\)$/, '()').replace(/^(?=[^/]*\d)[\w.%-]{20,}$/, '{}'));
    endpoint = `${request.method} ${segments.join('/')}`;
    endpoints.set(request, endpoint);
  }
  return endpoint;
}

/**
 * What a tenant takes in `$batch`. Which endpoints do is documented for few of them only, so it is found out: what is refused
 * in a batch is sent once alone, and an endpoint for which that helps is sent alone from then on.
 */
export class BatchHabits {
  private readonly alone = new Set<string>();
  private readonly together = new Set<string>();
  private readonly fruitless = new Map<string, number>();
  /** Whether `$batch` itself is taken. */
  private batching = true;

  sentAlone(request: GraphRequest): boolean {
    return !this.batching || this.alone.has(endpointOf(request));
  }

  /** Whether a refusal in a batch may be about the batch. */
  doubtful(request: GraphRequest, answer: GraphAnswer): boolean {
    const endpoint = endpointOf(request);
    if (succeeded(answer)) this.together.add(endpoint);
    const refused = REFUSALS.has(answer.status) || (answer.status === 404 && /\b(segment|batch)\b/i.test(errorText(answer)));
    return refused && !answer.ambiguous && !this.together.has(endpoint) && (this.fruitless.get(endpoint) ?? 0) < FRUITLESS;
  }

  /** What came of a request that was refused in a batch when it was sent alone. */
  learn(request: GraphRequest, answer: GraphAnswer): void {
    const endpoint = endpointOf(request);
    if (succeeded(answer)) this.alone.add(endpoint);
    else this.fruitless.set(endpoint, (this.fruitless.get(endpoint) ?? 0) + 1);
  }

  /** `$batch` was refused as a whole, and each of its requests was taken alone. */
  noBatches(): void {
    this.batching = false;
  }
}

const known = new WeakMap<GraphPort, BatchHabits>();

/** One memory for all lanes of a tenant. */
export function habitsOf(port: GraphPort): BatchHabits {
  const habits = known.get(port) ?? new BatchHabits();
  known.set(port, habits);
  return habits;
}
