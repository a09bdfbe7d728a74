import { errorText } from './errors.ts';
import { type GraphAnswer, type GraphPort, type GraphRequest, succeeded } from './messages.ts';

/** An endpoint whose refusals were the same outside of a batch so often is believed. */
const FRUITLESS = 5;

/** Statuses with which a service may say that it does not take a request inside of a batch. */
const REFUSALS = new Set([400, 405, 501]);

/** Method and path without ids, keys and query: `POST /groups/{}/owners`. */
export function endpointOf({ method, path }: Pick<GraphRequest, 'method' | 'path'>): string {
  const [bare = ''] = path.split('?');
  const segments = bare.split('/').map(segment => segment.replace(/\(.*\)$/, '()').replace(/^(?=[^/]*\d)[\w.%-]{20,}$/, '{}'));
  return `${method} ${segments.join('/')}`;
}

/**
 * What a tenant takes in `$batch`. Which endpoints do is documented for few of them only, so it is found out: what is refused
 * in a batch is sent once alone, and an endpoint for which that helps is sent alone from then on.
 */
export class BatchHabits {
  private readonly alone = new Set<string>();
  private readonly together = new Set<string>();
  /** Paths that were taken in a batch, by method: which endpoints these are is of interest once something is refused. */
  private readonly taken = new Map<GraphRequest['method'], Set<string>>();
  private readonly fruitless = new Map<string, number>();
  /** Whether `$batch` itself is taken. */
  private batching = true;

  sentAlone(request: GraphRequest): boolean {
    return !this.batching || (this.alone.size > 0 && this.alone.has(endpointOf(request)));
  }

  /** Whether a refusal in a batch may be about the batch. */
  doubtful(request: GraphRequest, answer: GraphAnswer): boolean {
    if (succeeded(answer)) this.take(request);
    const refused = REFUSALS.has(answer.status) || (answer.status === 404 && /\b(segment|batch)\b/i.test(errorText(answer)));
    if (!refused || answer.ambiguous) return false;
    const endpoint = endpointOf(request);
    return !this.takenTogether(endpoint) && (this.fruitless.get(endpoint) ?? 0) < FRUITLESS;
  }

  private take({ method, path }: GraphRequest): void {
    const paths = this.taken.get(method) ?? new Set();
    this.taken.set(method, paths.add(path));
  }

  private takenTogether(endpoint: string): boolean {
    for (const [method, paths] of this.taken) for (const path of paths) this.together.add(endpointOf({ method, path }));
    this.taken.clear();
    return this.together.has(endpoint);
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
