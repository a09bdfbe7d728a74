import { clouds, isLoopback } from '../connections/clouds.ts';
import type { Connection } from '../connections/connect.ts';
import type { Binding, Operation } from '../plan/plan.ts';
import { fill, type References } from '../plan/references.ts';
import type { Node } from '../resources/kind.ts';
import { pollDelay } from '../transport/backoff.ts';
import { GraphFailure } from '../transport/errors.ts';
import { isObject, type JsonObject, objects } from '../transport/json.ts';
import type { Lane } from '../transport/lane.ts';
import { type GraphAnswer, type GraphRequest, isWrite, succeeded } from '../transport/messages.ts';
import { get } from '../transport/paths.ts';
import { busyFor, LONGEST_LAG, notYetFor, saysExists } from './lag.ts';
import { madeBefore, settled } from './settle.ts';
import type { Around, Work } from './work.ts';

export interface WorkerOptions {
  readonly operation: Operation;
  readonly node: Node;
  readonly connection: Connection;
  readonly lane: Lane;
  readonly bindingOf: (key: string) => Binding | undefined;
  readonly signal?: AbortSignal;
  readonly waiting: (reason: string) => void;
  /** Until when an earlier run may have made it without its being seen, in milliseconds since 1970; absent where none did. */
  readonly unsettled?: number;
}

/** The hands of one operation. */
export function createWork({ operation, node, connection, lane, bindingOf, signal, waiting, unsettled }: WorkerOptions): Work<Node> {
  const { clock } = connection;
  const lookUp = (key: string, field: string) => bindingOf(key)?.[field];
  const references: References = {
    binding: bindingOf,
    of(key, field = 'id') {
      const found = lookUp(key, field);
      if (!found) throw new Error(`${key} has no ${field} yet.`);
      return found;
    },
  };
  const young = operation.dependsOn.length > 0;

  /** Waits once more for something to appear; false when there has been enough of it. */
  const patience = (reason: string) => {
    const since = clock.now();
    let attempt = 0;
    return async (limit = LONGEST_LAG): Promise<boolean> => {
      if (clock.now() >= since + limit || signal?.aborted) return false;
      waiting(reason);
      await clock.sleep(pollDelay(attempt++), signal);
      return !signal?.aborted;
    };
  };

  const marked = (request: GraphRequest): GraphRequest => (isWrite(request) ? { ...request, of: operation.id } : request);

  const exchange = async (request: GraphRequest): Promise<GraphAnswer> =>
    (await lane.send([marked(request)]))[0] ?? { status: 0, headers: {}, failure: 'No answer.' };

  const send = async (request: GraphRequest, accept: readonly number[] = []): Promise<GraphAnswer> => {
    const again = patience('what it refers to is not there yet');
    for (;;) {
      const answer = await exchange(request);
      if (succeeded(answer) || accept.includes(answer.status)) return answer;
      if (!(await again(Math.max(young ? notYetFor(request, answer) : 0, busyFor(request, answer))))) throw new GraphFailure(request, answer);
    }
  };

  const look = { clock, signal, waiting };

  const create = async (request: GraphRequest, find: () => Promise<JsonObject | undefined>, around: Around = {}): Promise<JsonObject> => {
    const chain = [around.first, request, around.afterwards].flatMap(part => (part ? marked(part) : []));
    const settle = (answer: GraphAnswer, long = false) => settled(find, { request, answer, long }, look);
    if (unsettled !== undefined && !around.harmless) {
      const found = await madeBefore(find, { until: unsettled, title: operation.title }, look);
      if (found) return found;
    }
    const at = around.first ? 1 : 0;
    const again = patience('what it refers to is not there yet');
    for (let repeated = false; ; ) {
      const answers = await lane.send(chain);
      const before = around.first && answers[0];
      if (around.first && before && !succeeded(before)) {
        // The answers of the whole chain were lost: the create may have been carried out.
        const found = before.ambiguous ? await settle(before, !around.harmless) : undefined;
        if (found) return found;
        if (before.ambiguous && !repeated && !signal?.aborted) {
          repeated = true;
          continue;
        }
        if (young && (await again(notYetFor(around.first, before)))) continue;
        throw new GraphFailure(around.first, before);
      }
      const answer = answers[at] ?? { status: 0, headers: {}, failure: 'No answer.' };
      const after = answers[at + 1];
      if (succeeded(answer)) {
        if (after && succeeded(after)) around.seen?.(after.body);
        if (isObject(answer.body) && hasUsableId(answer.body)) return answer.body;
        const found = answer.status === 201 || isObject(answer.body) ? await settle(answer) : {};
        if (found) return found;
        throw new GraphFailure(request, { ...answer, status: 0, failure: 'The service reported a creation that cannot be found.', ambiguous: true });
      }
      if (answer.ambiguous || saysExists(answer)) {
        // What exists already may be younger than what this read sees, for example when the run before was cut short.
        const found = (answer.ambiguous ? undefined : await find()) ?? (await settle(answer, answer.ambiguous && !around.harmless));
        if (found) return found;
        if (answer.ambiguous && !repeated && !signal?.aborted) {
          repeated = true;
          continue;
        }
      }
      if (!answer.ambiguous && young && (await again(notYetFor(request, answer)))) continue;
      throw new GraphFailure(request, answer);
    }
  };

  return {
    operation,
    node,
    references,
    body: (fill(operation.body ?? {}, lookUp) as JsonObject) ?? {},
    get referenceRoot() {
      return isLoopback(connection.root) ? clouds.public.graph : connection.root;
    },
    send,
    create,
    async read(path) {
      const answer = await send(get(path), [404]);
      return answer.status !== 404 && isObject(answer.body) ? answer.body : undefined;
    },
    list: async path => objects(((await send(get(path))).body as JsonObject | undefined)?.['value']),
    async until(what, read) {
      const again = patience(`${what} cannot be read yet`);
      for (;;) {
        const found = await read();
        if (found !== undefined) return found;
        if (!(await again()))
          throw new Error(
            signal?.aborted
              ? `Cancelled while waiting for ${what}.`
              : `${what} cannot be read after ${LONGEST_LAG / 1000} s. It may still appear: deploy again.`,
          );
      }
    },
    get now() {
      return new Date(clock.now()).toISOString();
    },
  };
}

/** An id goes into paths and bodies: one that has other characters than Graph's ids is not believed. */
const hasUsableId = ({ id }: JsonObject): boolean => id === undefined || (typeof id === 'string' && /^\w[\w.=-]*$/.test(id));
