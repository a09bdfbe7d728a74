/** Connected parts of a graph, each sorted, ordered by their first member. */
export function components(ids: readonly string[], pairs: readonly (readonly [string, string])[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>(ids.map(id => [id, []]));
  for (const [a, b] of pairs) {
    next.get(a)?.push(b);
    next.get(b)?.push(a);
  }
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const id of [...ids].sort()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const part = [id];
    for (const member of part) {
      for (const other of next.get(member) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        part.push(other);
      }
    }
    found.push(part.sort());
  }
  return found;
}
