import type { Span } from '../../model/source.ts';

const shown = 4;

/** `"a", "b"`; a long list is cut, because a mesh can name hundreds. */
export function quoted(names: Iterable<string>): string {
  const all = [...new Set(names)];
  const listed = all.slice(0, shown).map(name => `"${name}"`);
  return all.length > shown ? `${listed.join(', ')} and ${all.length - shown} more` : listed.join(', ');
}

/** What stands at one place of the text, such as the links of a set: told together, not once for each. */
export function together<T>(items: Iterable<T>, span: (item: T) => Span): readonly (readonly [T, ...T[]])[] {
  const files = new Map<string, Map<number, [T, ...T[]]>>();
  const all: [T, ...T[]][] = [];
  for (const item of items) {
    const { uri, start } = span(item);
    const places = files.get(uri) ?? new Map<number, [T, ...T[]]>();
    files.set(uri, places);
    const place = places.get(start);
    if (place) place.push(item);
    else {
      const first: [T, ...T[]] = [item];
      places.set(start, first);
      all.push(first);
    }
  }
  return all;
}
