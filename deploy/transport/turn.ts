/** Ends once everything that could go on has gone on. */
export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

let last = Promise.resolve();

/** A turn that nobody else has asked for: between two of them, what is ready to leave leaves. */
export function ownTurn(): Promise<void> {
  last = last.then(turn);
  return last;
}
