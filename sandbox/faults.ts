// Faults on demand: which request, and what happens to it instead of (or after) the ordinary answer.
import type { Json } from './json.ts';

export interface FaultCall {
  /** Tenant id of the token, lower case. */
  tenant: string;
  method: string;
  /** Path and query after /v1.0. */
  path: string;
  /** How many requests with this tenant, method and path came before, plus one. */
  nth: number;
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
  /** Closes the connection without doing anything. */
  | { do: 'reset' };

export interface Fault {
  match: {
    tenant?: string;
    method?: string;
    /** A text that the path contains, or an expression. */
    path?: string | RegExp;
    /** Only the nth request that fits the rest of the match (1 is the first). */
    nth?: number;
    /** Only the first so many that fit. */
    times?: number;
  };
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

/** One question per request, from a hook or a list. */
export function faultSource(faults: FaultHook | readonly Fault[] | undefined): (call: Omit<FaultCall, 'nth'>) => FaultAction | undefined {
  const seen = new Map<string, number>();
  const count = (key: string): number => {
    const next = (seen.get(key) ?? 0) + 1;
    seen.set(key, next);
    return next;
  };
  if (faults === undefined) return () => undefined;
  return call => {
    const nth = count(`${call.tenant} ${call.method} ${call.path}`);
    if (typeof faults === 'function') return faults({ ...call, nth });
    for (const [index, { match, action }] of faults.entries()) {
      if (match.tenant && match.tenant.toLowerCase() !== call.tenant) continue;
      if (match.method && match.method !== call.method) continue;
      if (match.path && !(typeof match.path === 'string' ? call.path.includes(match.path) : match.path.test(call.path))) continue;
      const hit = count(`fault ${index}`);
      if (match.nth !== undefined && match.nth !== hit) continue;
      if (match.times !== undefined && hit > match.times) continue;
      return action;
    }
    return undefined;
  };
}
