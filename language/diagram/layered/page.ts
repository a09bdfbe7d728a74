import type { LayerNode } from './graph.ts';

/** Heights that stand for all heights up to a limit. */
const classes = [
  { upTo: 130, height: 90 },
  { upTo: 345, height: 230 },
  { upTo: Number.POSITIVE_INFINITY, height: 460 },
] as const;
const aspect = 1.5;
const lowest = 1375;
const gap = { x: 130, y: 40 } as const;

/**
 * How many nodes of usual height fill a column of a page that all of them fit on. It depends on their number and on a
 * rough height, so that a row more in one of them changes nothing.
 */
export function columnLength(nodes: readonly LayerNode[]): number {
  const mean = nodes.reduce((sum, { height }) => sum + height, 0) / nodes.length;
  const step = (classes.find(({ upTo }) => mean <= upTo)?.height ?? 0) + gap.y;
  const width = Math.max(...nodes.map(node => node.width)) + gap.x;
  return Math.max(lowest / step, 1.44 * Math.sqrt((nodes.length * width) / (aspect * step)));
}
