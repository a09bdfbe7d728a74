/** What one file may be, so that none can stall the editor or overflow the parser's stack. */
export const limits = { characters: 4 << 20, line: 10_000, nesting: 64 } as const;

/** What is said of a file that is too long. */
export const tooLong = (text: string): string | undefined =>
  text.length > limits.characters ? 'A topology file has at most 4 MiB. Split it and import the parts.' : undefined;

/** What is said of a file in another encoding, such as the UTF-16 of Windows PowerShell: as UTF-8 it reads as marks and NULs. */
export const notUtf8 = (text: string): string | undefined =>
  text.startsWith('\uFFFD\uFFFD') || text.slice(0, 100).includes('\0') ? 'This file is not UTF-8. Save it as UTF-8.' : undefined;

/** The first limit that a declaration breaks, in words for people. Texts and comments are skipped as the lexer reads them. */
export function brokenLimit(text: string): { readonly message: string; readonly offset: number } | undefined {
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (end - start > limits.line) return { message: 'A line has at most 10,000 characters.', offset: start };
    start = end + 1;
  }
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:\\[^\r\n]|[^"\\\r\n])*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))|[{([\])}]/g)) {
    if ('{(['.includes(token)) {
      depth++;
      if (depth > limits.nesting) return { message: 'Brackets are nested deeper than 64 levels.', offset: index };
    } else if ('])}'.includes(token)) depth = Math.max(0, depth - 1);
  }
  return undefined;
}
