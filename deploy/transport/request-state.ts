import type { MiddlewareOptions } from '@microsoft/microsoft-graph-client';

/** Travels with a request through the middleware chain. */
export class RequestState implements MiddlewareOptions {
  readonly repeatable: boolean;
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  /** Ends waits between attempts. */
  readonly stop: AbortSignal | undefined;
  /** Set before bytes leave: an error before that point did nothing. */
  sent = false;
  /** The whole text of the last answer. */
  body = '';
  /** An attempt ended without saying whether it was carried out. */
  open = false;
  /** Why no token could be had. */
  refused: Error | undefined;

  constructor(repeatable: boolean, timeout: number, signal: AbortSignal | undefined, stop?: AbortSignal) {
    this.repeatable = repeatable;
    this.timeout = timeout;
    this.signal = signal;
    this.stop = stop && signal ? AbortSignal.any([stop, signal]) : (stop ?? signal);
  }
}
