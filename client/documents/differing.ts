/** The part of a text that is another one, so that cursors and marks elsewhere stay. */
export function differing(before: string, after: string): { readonly start: number; readonly end: number; readonly replaced: string } {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let same = 0;
  while (same < shortest - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { start, end: before.length - same, replaced: after.slice(start, after.length - same) };
}
