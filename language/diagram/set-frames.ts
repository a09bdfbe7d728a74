import { bounds } from './geometry.ts';
import type { Rect } from './scene.ts';

/** Around a part of a set that stands in one column. */
export interface GroupRect {
  /** Place of the grouping. */
  readonly group: number;
  readonly rect: Rect;
}

/** Room between a frame and what it holds; the caption stands at the top. */
const framing = { side: 12, top: 26, bottom: 12, between: 12 } as const;

export interface Framed {
  readonly rect: Rect;
  /** Places of the groupings around it, from the outermost to the innermost. */
  readonly groups: readonly number[];
}

/** Frames around neighbours of one column that have a grouping in common, the outer ones first. */
export function groupRects(column: readonly Framed[], depth = 0): readonly GroupRect[] {
  const frames: GroupRect[] = [];
  let run: Framed[] = [];
  const close = () => {
    const group = run[0]?.groups[depth];
    if (group !== undefined) {
      const inner = groupRects(run, depth + 1);
      const { x, y, width, height } = bounds([...run, ...inner].map(({ rect }) => rect));
      const { side, top, bottom } = framing;
      frames.push({ group, rect: { x: x - side, y: y - top, width: width + 2 * side, height: height + top + bottom } }, ...inner);
    }
    run = [];
  };
  for (const node of column.toSorted((a, b) => a.rect.y - b.rect.y)) {
    if (run[0] && run[0].groups[depth] !== node.groups[depth]) close();
    run.push(node);
  }
  close();
  return frames;
}

/** Height that the frames between two neighbours of a column need. */
export function framesBetween(above: readonly number[], below: readonly number[]): number {
  let common = 0;
  while (common < above.length && common < below.length && above[common] === below[common]) common++;
  if (common === above.length && common === below.length) return 0;
  return (above.length - common) * framing.bottom + (below.length - common) * framing.top + framing.between;
}
