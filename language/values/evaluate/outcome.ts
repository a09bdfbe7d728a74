/** What an expression can give; `null` is no value. DateTime exists only between functions and is written as text. */
export type Value = string | number | boolean | Date | readonly string[] | null;

/** No value can be given here; `unknown` says why, for people: a fresh GUID, a place where the reference is silent. */
export interface Unknown {
  readonly unknown: string;
}

/** The service itself would fail. */
export interface Failed {
  readonly failed: string;
}

export type Outcome = Value | Unknown | Failed;

export const isUnknown = (outcome: Outcome): outcome is Unknown => outcome !== null && typeof outcome === 'object' && 'unknown' in outcome;
export const isFailed = (outcome: Outcome): outcome is Failed => outcome !== null && typeof outcome === 'object' && 'failed' in outcome;
export const isValue = (outcome: Outcome): outcome is Value => !isUnknown(outcome) && !isFailed(outcome);

/** Ends an evaluation from any depth; it never leaves this folder. */
class Stop extends Error {
  readonly outcome: Unknown | Failed;

  constructor(outcome: Unknown | Failed) {
    super();
    this.outcome = outcome;
  }
}

export function unknown(why: string): never {
  throw new Stop({ unknown: why });
}

export function fail(why: string): never {
  throw new Stop({ failed: why });
}

/** What an evaluation gives, or why it ended. */
export function outcomeOf<T>(evaluate: () => T): T | Unknown | Failed {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof Stop) return error.outcome;
    throw error;
  }
}
