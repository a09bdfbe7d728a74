/** A text that is new, or the place of an equal one among those that were there before. */
export type Piece = string | number;

/** What makes `after` of `before`: an edit leaves most pieces of a picture as they were, if not where they were. */
export function changes(before: readonly string[], after: readonly string[]): readonly Piece[] {
  const places = new Map<string, number[]>();
  for (const [place, text] of [...before.entries()].reverse()) {
    const equal = places.get(text);
    if (equal) equal.push(place);
    else places.set(text, [place]);
  }
  return after.map(text => places.get(text)?.pop() ?? text);
}

/** What `changes` was asked about. */
export const changed = (before: readonly string[], pieces: readonly Piece[]): readonly string[] =>
  pieces.map(piece => (typeof piece === 'number' ? (before[piece] ?? '') : piece));
