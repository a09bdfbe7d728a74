const reference = /^([ \t]*(?:mapping|catalog|assign):[ \t]*)([A-Za-z][A-Za-z0-9]{3,})/m;

/** The first reference of a topology with its last two letters exchanged. */
export function misspelled(text: string): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  const found = reference.exec(text);
  if (!found) return undefined;
  const [, before = '', name = ''] = found;
  const wrong = `${name.slice(0, -2)}${name.at(-1)}${name.at(-2)}`;
  const start = found.index + before.length;
  return { start, end: start + name.length, text: wrong === name ? `${name}x` : wrong };
}
