import { pollDelay } from '../transport/backoff.ts';
import type { Clock } from '../transport/clock.ts';
import { GraphFailure } from '../transport/errors.ts';
import type { JsonObject } from '../transport/json.ts';
import type { GraphAnswer, GraphRequest } from '../transport/messages.ts';
import { LONGEST_LAG } from './lag.ts';

/** Reads that look for a create of unknown outcome, and what passes before each of them. */
const LOOKS = [200, 1000, 4000, 8000, 16_000];
/** The same after that, where nothing may be left to chance. */
const LATER_LOOKS = 30_000;

export type Find = () => Promise<JsonObject | undefined>;

export interface LookOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  readonly waiting: (reason: string) => void;
}

export interface Unclear {
  readonly request: GraphRequest;
  readonly answer: GraphAnswer;
  /** Whether it is looked for as long as anything can be out of sight: a second one would be made. */
  readonly long?: boolean;
}

/** Looks for what a create may have made. Where nobody answers in the end it stays open whether it did. */
export async function settled(find: Find, { request, answer, long }: Unclear, { clock, signal, waiting }: LookOptions): Promise<JsonObject | undefined> {
  const since = clock.now();
  let unanswered: GraphFailure | undefined;
  for (let look = 0; look < LOOKS.length || (long && !unanswered && clock.now() < since + LONGEST_LAG); look++) {
    waiting('whether it was created is being looked up');
    await clock.sleep(LOOKS[look] ?? LATER_LOOKS, signal);
    try {
      const found = await find();
      if (found || signal?.aborted) return found;
      unanswered = undefined;
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      unanswered = error;
      if (signal?.aborted || clock.now() >= since + LONGEST_LAG) break;
    }
  }
  if (unanswered) throw new GraphFailure(request, { ...answer, failure: answer.failure ?? unanswered.message, ambiguous: true });
  return undefined;
}

/** Nothing was sent, because the deployment was cancelled before. */
export class NotStarted extends Error {}

export interface Before {
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly title: string;
}

/**
 * Looks for what an earlier run may have made, until nothing that it made can be out of sight any more.
 * @throws NotStarted when that is cancelled; GraphFailure when nobody answers to the last
 */
export async function madeBefore(find: Find, { until, title }: Before, { clock, signal, waiting }: LookOptions): Promise<JsonObject | undefined> {
  for (let attempt = 0; ; attempt++) {
    const left = until - clock.now();
    let unanswered: GraphFailure | undefined;
    try {
      const found = await find();
      if (found) return found;
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      unanswered = error;
    }
    if (signal?.aborted) throw new NotStarted('Cancelled before it was clear whether an earlier run has created it.');
    if (left <= 0) {
      if (unanswered) throw unanswered;
      return undefined;
    }
    if (attempt === 0) waiting(`an earlier run may have created ${title}: it is looked for, for up to ${Math.ceil(left / 1000)} s, before it is created`);
    await clock.sleep(Math.min(pollDelay(attempt), left), signal);
  }
}
