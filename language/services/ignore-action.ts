import type { Edit, Problem } from '../problems/problem.ts';
import { ignorableCodes } from '../project/ignores.ts';
import { type Item, structureOf } from './formatting/structure.ts';
import { splitDeclarations } from './split.ts';
import { isFirstOnLine, scan } from './text/scan.ts';

const most = 20;

/** What is wrong with comments that ignore is mended, not ignored in turn. */
const aboutIgnores = /^unused-ignore$|^ignore-/;

/**
 * A comment that ignores a problem, above the innermost property, block or declaration around it that begins a line. The
 * reason is left to the writer, who is asked for it as long as there is none.
 */
export function ignoreEdits(text: string, problems: readonly Problem[]): ReadonlyMap<Problem, Edit> {
  // Whoever selects a whole file wants to ignore nothing in it.
  const ignorable = problems.length > most ? [] : problems.filter(({ code }) => ignorableCodes.has(code) && !aboutIgnores.test(code));
  const pieces = ignorable.length > 0 ? splitDeclarations(text) : [];
  return new Map(
    ignorable.flatMap(problem => {
      const edit = ignoreEdit(text, pieces, problem);
      return edit ? [[problem, edit]] : [];
    }),
  );
}

function ignoreEdit(text: string, pieces: ReturnType<typeof splitDeclarations>, { code, span }: Problem): Edit | undefined {
  const piece = pieces.find(({ offset, text: part }) => offset <= span.start && span.start < offset + part.length);
  if (!piece) return undefined;
  const tokens = scan(piece.text).filter(({ type }) => type !== 'comment');
  const around = itemsAround(structureOf(piece.text, tokens, 0, tokens.length) ?? [], ({ first, last }) => {
    const at = span.start - piece.offset;
    return (tokens[first]?.start ?? at + 1) <= at && at < (tokens[last]?.end ?? 0);
  });
  const starts = around.map(({ first }) => piece.offset + (tokens[first]?.start ?? 0));
  const start = starts.findLast(one => isFirstOnLine(text, one));
  if (start === undefined) return undefined;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return { span: { uri: span.uri, start: line, end: line }, text: `${text.slice(line, start)}// tenantry-ignore ${code}: \n` };
}

/** From the outermost to the innermost. */
function itemsAround(items: readonly Item[], holds: (item: Item) => boolean): readonly Item[] {
  const item = items.find(holds);
  if (!item) return [];
  return [item, ...(item.type === 'group' ? itemsAround(item.items, holds) : [])];
}
