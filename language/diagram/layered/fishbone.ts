import type { Cell } from './cells.ts';

/**
 * Orders the layers of a star that has several columns on a side like the bones of a fish: the ways to its outer columns run in
 * the middle, half of the spokes of a column above them, half below. No edge crosses another.
 */
export function fishbone(layers: readonly Cell[][], hub: Cell): void {
  const sides = [
    { inwards: layers.slice(0, hub.layer), outer: 'left' },
    { inwards: layers.slice(hub.layer + 1).toReversed(), outer: 'right' },
  ] as const;
  for (const { inwards, outer } of sides) {
    for (const layer of inwards.filter(({ length }) => length > 0)) {
      const spokes = layer.filter(({ kind }) => kind === 'node');
      const from = (cell: Cell) => Math.min(...cell[outer].map(other => other.place));
      const ways = layer.filter(({ kind }) => kind !== 'node').sort((a, b) => from(a) - from(b));
      const half = Math.ceil(spokes.length / 2);
      layer.splice(0, layer.length, ...spokes.slice(0, half), ...ways, ...spokes.slice(half));
      for (const [place, cell] of layer.entries()) cell.place = place;
    }
  }
}
