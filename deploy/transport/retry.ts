import type { Context } from '@microsoft/microsoft-graph-client';
import { ATTEMPTS, delay, LONGEST_RETRY_AFTER, leavesOpen, retryAfter, worthRepeating } from './backoff.ts';
import type { Clock } from './clock.ts';
import { Link } from './link.ts';

/** Of a request that was under way at an abort, or waited to be sent again. */
export const CANCELLED = 'Cancelled before the request was done.';

const UNREACHED_ATTEMPTS = 2;

/**
 * Repeats what may be repeated. A create is repeated only when the service says that it did not look at it (429), or
 * when nothing was sent; what became of it otherwise is for the caller to find out.
 */
export class Retry extends Link {
  private readonly clock: Clock;
  /** Whether this service has ever answered: an address that leads nowhere is not tried for long. */
  private reached = false;

  constructor(clock: Clock) {
    super();
    this.clock = clock;
  }

  async execute(context: Context): Promise<void> {
    const state = this.stateOf(context);
    for (let attempt = 1; ; attempt++) {
      let asked: number | undefined;
      state.sent = false;
      try {
        const response = await this.forward(context);
        this.reached = true;
        if (leavesOpen(response.status)) state.open = true;
        asked = retryAfter(response.headers.get('retry-after'), this.clock.now());
        if (attempt === ATTEMPTS || !worthRepeating(response.status, state.repeatable) || (asked ?? 0) > LONGEST_RETRY_AFTER) return;
      } catch (error) {
        if (state.sent) state.open = true;
        if (attempt === (this.reached ? ATTEMPTS : UNREACHED_ATTEMPTS) || state.refused || (state.sent && !state.repeatable)) throw error;
      }
      // From here on nothing is under way: what was sent was turned down, or may be sent again.
      state.sent = false;
      await this.clock.sleep(delay(attempt, asked), state.stop);
      if (state.stop?.aborted) throw new Error(CANCELLED);
    }
  }
}
