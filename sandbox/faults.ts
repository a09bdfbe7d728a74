// Faults on demand: which request, and what happens to it instead of (or after) the ordinary answer.
import type { Json } from './json.ts';
import { randomOf } from './random.ts';

export interface FaultCall {
  /** Tenant id of the token, lower case. */
  tenant: string;
  method: string;
  /** Path and query after /v1.0. */
  path: string;
  /** How many requests with this tenant, method and path came before, plus one. */
  nth: number;
  /** Whether it came inside of a batch. */
  batched: boolean;
}

export interface FaultResponse {
  status: number;
  headers?: Record<string, string>;
  body?: Json | string;
}

export type FaultAction =
  /** Answers without doing anything. */
  | { do: 'respond'; response: FaultResponse }
  /** Does what was asked, then loses the answer or gives another one. */
  | { do: 'commitThen'; response?: FaultResponse }
  /** Waits, then answers as usual. */
  | { do: 'delay'; ms: number }
  /** Never answers. */
  | { do: 'hang' }
  /** Closes the connection: before anything was done (default), after it was done, or in the middle of the answer to what was done. */
  | { do: 'reset'; at?: 'accept' | 'afterBody' | 'midResponse' }
  /** 429, with Retry-After in seconds (fractions too) or without. */
  | { do: 'throttle'; retryAfter?: number }
  /** 401 as for a token whose time is over. */
  | { do: 'expireToken' };

export interface FaultMatch {
  /** Id, a domain or the display name of the tenant of the token. */
  tenant?: string;
  method?: string;
  /** A text that path and query contain, or an expression. "/$batch" means batches as a whole, all else their requests too. */
  path?: string | RegExp;
  /** Only the nth request that fits the rest of the match (1 is the first). */
  nth?: number;
  /** Only every so many that fit. */
  every?: number;
  /** Only the first so many that fit. */
  times?: number;
  /** Only by chance, between 0 and 1: the same seed gives the same chances. */
  probability?: number;
}

export interface Fault {
  match: FaultMatch;
  action: FaultAction;
}

export type FaultHook = (call: FaultCall) => FaultAction | undefined;

/** The connection is gone: over loopback the socket is destroyed, in process the request rejects with this. */
export class ConnectionReset extends TypeError {
  readonly code = 'ECONNRESET';
  constructor() {
    super('fetch failed: the connection was reset by the sandbox');
    this.name = 'ConnectionReset';
  }
}

/** Header of an answer that breaks off in its middle. */
export const TORN = 'X-Sandbox-Torn';

export interface FaultSource {
  /** One question per request, those inside of a batch too. */
  request(call: Omit<FaultCall, 'nth'>): FaultAction | undefined;
  /** One question per batch as a whole. */
  batch(call: Omit<FaultCall, 'nth'>): FaultAction | undefined;
}

export interface FaultSettings {
  faults?: FaultHook | readonly Fault[];
  batchFaults?: FaultHook;
  /** Of the chances. */
  seed: string;
  /** Id, domains and display name of a tenant, lower case. */
  namesOf(tenant: string): readonly string[];
}

export function faultSource({ faults, batchFaults, seed, namesOf }: FaultSettings): FaultSource {
  const seen = new Map<string, number>();
  const random = randomOf(seed);
  const count = (key: string): number => {
    const next = (seen.get(key) ?? 0) + 1;
    seen.set(key, next);
    return next;
  };
  const listed = (call: Omit<FaultCall, 'nth'>, list: readonly Fault[]): FaultAction | undefined => {
    for (const [index, { match, action }] of list.entries()) {
      if (match.tenant && !namesOf(call.tenant).includes(match.tenant.toLowerCase())) continue;
      if (match.method && match.method !== call.method) continue;
      if (match.path && !(typeof match.path === 'string' ? call.path.includes(match.path) : match.path.test(call.path))) continue;
      if (hits(match, count(`fault ${index}`), random)) return action;
    }
    return undefined;
  };
  const ask = (hook: FaultHook, call: Omit<FaultCall, 'nth'>) => hook({ ...call, nth: count(`${call.tenant} ${call.method} ${call.path}`) });
  const list = typeof faults === 'function' || faults === undefined ? [] : faults;
  const ofBatches = list.filter(({ match }) => match.path === BATCH);
  const ofRequests = list.filter(({ match }) => match.path !== BATCH);
  return {
    request: call => (typeof faults === 'function' ? ask(faults, call) : listed(call, ofRequests)),
    batch: call => (batchFaults ? ask(batchFaults, call) : listed(call, ofBatches)),
  };
}

export const BATCH = '/$batch';

function hits({ nth, every, times, probability }: FaultMatch, hit: number, random: () => number): boolean {
  if (nth !== undefined && nth !== hit) return false;
  if (every !== undefined && hit % every !== 0) return false;
  if (times !== undefined && hit > times) return false;
  return probability === undefined || random() < probability;
}
