import type { Operation } from '../plan/plan.ts';
import type { References } from '../plan/references.ts';
import type { Json, JsonObject } from '../transport/json.ts';
import type { GraphAnswer, GraphRequest } from '../transport/messages.ts';

/** Requests that travel with a create. */
export interface Around {
  /** Must succeed before it. */
  readonly first?: GraphRequest;
  /** A read after it, in the same call; `seen` gets what it answers when it succeeds. */
  readonly afterwards?: GraphRequest;
  readonly seen?: (body: Json | undefined) => void;
  /** The service refuses a second one, or it changes nothing: it need not be certain that there is none yet. */
  readonly harmless?: boolean;
}

/** What carrying out one operation may do. Every request that fails ends it with an error that says why. */
export interface Work<N> {
  readonly operation: Operation;
  /** Absent when the operation removes something that the topology no longer has. */
  readonly node: N;
  /** Ids; throws when one is not known. */
  readonly references: References;
  /** The body of the operation with all ids filled in. */
  readonly body: JsonObject;
  /** Root of the URLs in `@odata.id`. */
  readonly referenceRoot: string;
  /** Sends; waits for things that this run has just created. `accept`: statuses that are no failure. */
  send(request: GraphRequest, accept?: readonly number[]): Promise<GraphAnswer>;
  /** `undefined` when it is not there. */
  read(path: string): Promise<JsonObject | undefined>;
  /** All of a list, first page only. */
  list(path: string): Promise<readonly JsonObject[]>;
  /** Creates without creating twice: when the outcome is unknown, or it is there already, `find` decides. */
  create(request: GraphRequest, find: () => Promise<JsonObject | undefined>, around?: Around): Promise<JsonObject>;
  /** Polls until something that was just made can be read. */
  until<T>(what: string, read: () => Promise<T | undefined>): Promise<T>;
  /** Now, ISO 8601. */
  readonly now: string;
}
