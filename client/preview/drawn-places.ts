import type { DrawnPlace } from '../../server/protocol.ts';

/** The key of what the cursor is in: of the last thing that begins before it in that file. */
export function keyAt(places: readonly DrawnPlace[], uri: string, offset: number): string | undefined {
  let found: DrawnPlace | undefined;
  for (const place of places) {
    if (place.uri !== uri) continue;
    if (place.start > offset) break;
    // A declaration in a set is drawn once per tenant: the first one stands for all.
    if (place.start !== found?.start) found = place;
  }
  return found?.key;
}

/** The key of what a declaration draws first; a place that draws nothing has none. */
export const keyWithin = (places: readonly DrawnPlace[], { uri, start, end }: { readonly uri: string; readonly start: number; readonly end: number }) =>
  places.find(place => place.uri === uri && start <= place.start && place.start < end)?.key;
