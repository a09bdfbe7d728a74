/** Lines from and to, from 0. */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

/**
 * What can be folded in a plan or report: a line and everything after it that is indented deeper. A tenant folds with its
 * operations, an operation with its properties.
 */
export function folds(text: string): readonly Fold[] {
  const lines = text.split('\n');
  const open: { readonly line: number; readonly depth: number }[] = [];
  const found: Fold[] = [];
  let last = 0;
  const close = (depth: number) => {
    for (let top = open.at(-1); top && top.depth >= depth; top = open.at(-1)) {
      if (last > top.line) found.push({ from: top.line, to: last });
      open.pop();
    }
  };
  for (const [line, words] of lines.entries()) {
    if (!words.trim()) continue;
    const depth = words.length - words.trimStart().length;
    close(depth);
    open.push({ line, depth });
    last = line;
  }
  close(0);
  return found.sort((a, b) => a.from - b.from);
}
