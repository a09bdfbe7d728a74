const LONGEST = 60_000;
/** A service that asks for more patience than this is not waited for. */
export const LONGEST_RETRY_AFTER = 600_000;
export const ATTEMPTS = 6;

/** Statuses that a repeatable request is sent again for. */
const PASSING = new Set([408, 429, 500, 502, 503, 504, 509]);
/** Statuses that leave open whether a create was carried out. */
const UNSURE = new Set([408, 500, 502, 503, 504, 509]);

export const worthRepeating = (status: number, repeatable: boolean): boolean => (repeatable ? PASSING.has(status) : status === 429);

export const leavesOpen = (status: number): boolean => UNSURE.has(status);

/** `Retry-After` in milliseconds: seconds, fractions or a date; `undefined` when it says nothing that can be followed. */
export function retryAfter(value: string | null | undefined, now: number): number | undefined {
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.ceil(ms) : undefined;
}

/** How long to wait before attempt `attempt + 1` (the first is 1): what the service asks, else full jitter. */
export function delay(attempt: number, asked: number | undefined): number {
  if (asked !== undefined) return asked + Math.ceil(Math.random() * 50);
  const ceiling = Math.min(LONGEST, 1000 * 2 ** (attempt - 1));
  return Math.ceil(ceiling / 4 + Math.random() * ((ceiling * 3) / 4));
}

/** Waits between polls for something that was just created: fast at first. */
export const pollDelay = (attempt: number): number => Math.min(5000, 150 * 1.7 ** attempt);
