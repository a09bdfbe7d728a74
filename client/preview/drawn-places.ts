/** Where something that is drawn was declared. */
export interface DrawnPlace {
  readonly key: string;
  readonly uri: string;
  readonly start: number;
}

const drawn = /data-key="([^"]*)" data-uri="([^"]*)" data-start="(\d+)"/g;

/** What a picture shows, in the order of the declarations. */
export function drawnPlaces(svg: string): readonly DrawnPlace[] {
  const places = [...svg.matchAll(drawn)].map(([, key = '', uri = '', start]) => ({ key: unescapeXml(key), uri: unescapeXml(uri), start: Number(start) }));
  return places.sort((a, b) => a.start - b.start);
}

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

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name) return entities[name] ?? whole;
    return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
  });
