import type { LayerGraph } from './graph.ts';

const tall = 900;

/** One node that all edges meet in stands in the middle: those who give to it left, the others right, both sides balanced when high. */
export function starSides({ nodes, edges }: LayerGraph): ReadonlyMap<string, number> | undefined {
  if (nodes.length < 5) return undefined;
  const hub = nodes.find(({ id }) => edges.every(({ from, to }) => from === id || to === id));
  if (!hub) return undefined;
  const ranks = new Map([[hub.id, 1]]);
  const spokes = nodes.filter(node => node !== hub);
  const heights = [0, 0];
  for (const { id, height } of spokes) {
    const own = edges.filter(({ from, to }) => from === id || to === id);
    const gives = own.every(edge => !edge.both && edge.from === id);
    const side = gives ? 0 : 1;
    ranks.set(id, side === 0 ? 0 : 2);
    heights[side] = (heights[side] ?? 0) + height + 40;
  }
  const [left = 0, right = 0] = heights;
  if (Math.min(left, right) > 0 || Math.max(left, right) < tall) return ranks;
  // All on one side and higher than a page: the first half goes left, the second right.
  const half = Math.ceil(spokes.length / 2);
  for (const [place, { id }] of spokes.entries()) ranks.set(id, place < half ? 0 : 2);
  return ranks;
}
