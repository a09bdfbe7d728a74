import type { LayerGraph, LayerNode } from './graph.ts';
import { columnLength } from './page.ts';

/** Part of a column from which on the spokes of one side go to both. */
const long = 0.65;

/** The node that all edges meet in, when there are enough of them. */
export const hubOf = ({ nodes, edges }: LayerGraph): LayerNode | undefined =>
  nodes.length < 5 ? undefined : nodes.find(({ id }) => edges.every(({ from, to }) => from === id || to === id));

/** One node that all edges meet in stands in the middle: those who give to it left, the others right, both sides balanced when there are many. */
export function starSides({ nodes, edges }: LayerGraph): ReadonlyMap<string, number> | undefined {
  const hub = hubOf({ nodes, edges });
  if (!hub) return undefined;
  const ranks = new Map([[hub.id, 1]]);
  const spokes = nodes.filter(node => node !== hub);
  const lengths = [0, 0];
  for (const { id } of spokes) {
    const own = edges.filter(({ from, to }) => from === id || to === id);
    const gives = own.every(edge => !edge.both && edge.from === id);
    const side = gives ? 0 : 1;
    ranks.set(id, side === 0 ? 0 : 2);
    lengths[side] = (lengths[side] ?? 0) + 1;
  }
  const [left = 0, right = 0] = lengths;
  if (Math.min(left, right) > 0 || Math.max(left, right) < long * columnLength(nodes)) return ranks;
  // One after the other goes left and right, so that another one at the end moves none to the other side; sets stay together.
  const half = Math.ceil(spokes.length / 2);
  const alternating = spokes.every(({ groups }) => groups.length === 0);
  for (const [place, { id }] of spokes.entries()) ranks.set(id, (alternating ? place % 2 === 0 : place < half) ? 0 : 2);
  return ranks;
}
