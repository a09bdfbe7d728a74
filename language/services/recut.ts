import type { ParseResult } from 'langium';
import type { Document } from '../generated/ast.ts';
import type { Chunk } from '../project/chunks.ts';
import { piecesFrom } from './split.ts';

/**
 * The pieces of a text, of which an earlier version is known. Only around an edit it is cut and parsed again; in between,
 * pieces that were moved keep their trees too. Each tree belongs to one piece: what stands twice is parsed twice.
 */
export function recut(text: string, before: readonly Chunk[], parse: (text: string) => ParseResult<Document>): readonly Chunk[] {
  const stands = ({ text: part, offset }: Chunk, by: number): boolean => text.startsWith(part, offset + by);
  const last = before.at(-1);
  const by = text.length - (last ? last.offset + last.text.length : 0);
  // Where a piece ends is told by the word behind it, and a last word may go on: two pieces are cut again in front of an edit.
  let first = -2;
  for (const chunk of before) {
    if (!stands(chunk, 0)) break;
    first++;
  }
  first = Math.max(0, first);
  let rest = before.length;
  for (let chunk = before[rest - 1]; rest > first && chunk && stands(chunk, by); chunk = before[rest - 1]) rest--;

  const chunks = before.slice(0, first);
  const known = Map.groupBy(before.slice(first, rest), chunk => chunk.text);
  for (const { offset, text: part } of piecesFrom(text, before[first]?.offset ?? 0)) {
    for (let chunk = before[rest]; chunk && chunk.offset + by < offset; chunk = before[rest]) rest++;
    if (before[rest] && before[rest]?.offset === offset - by) {
      for (const chunk of before.slice(rest)) chunks.push(by === 0 ? chunk : { ...chunk, offset: chunk.offset + by });
      break;
    }
    const own = detached(part);
    chunks.push({ offset, text: own, result: known.get(own)?.pop()?.result ?? parse(own) });
  }
  return chunks;
}

/** A copy. JavaScript engines keep the whole text behind a part of it: each edit would keep one more version of the file. */
const detached = (part: string): string => ` ${part}`.slice(1);
