import { framesBetween } from '../set-frames.ts';
import type { Cell, Cells } from './cells.ts';
import { spread } from './spread.ts';

const sweeps = 8;
/** Length that arrows run straight beside a node, where their heads and signs are. */
export const stub = 28;

/**
 * Sets the middles: heights by pulling every cell towards its neighbours, columns as far apart as their steepest edge wants.
 * @param hub of a star: both of its sides are treated alike, towards it and away from it
 */
export function placeCells({ layers, chains }: Cells, hub?: Cell): void {
  const filled = layers.filter(layer => layer.length > 0);
  for (const layer of filled) assign(layer, () => undefined);
  const there = filled.map(layer => [layer, pulledLeft] as const);
  const back = filled.map(layer => [layer, pulledRight] as const).toReversed();
  const middle = hub ? filled.findIndex(layer => layer.includes(hub)) : filled.length;
  const right = filled.length - middle;
  const ways = [
    [...there.slice(0, middle), ...back.slice(0, right)],
    [...back.slice(right), ...there.slice(middle)],
  ] as const;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const last = sweep >= sweeps - 2;
    for (const [layer, pulled] of sweep % 2 === 0 ? ways[0] : ways[1]) assign(layer, last ? pulledBoth : pulled);
  }
  let top = Number.POSITIVE_INFINITY;
  for (const layer of filled) for (const cell of layer) top = Math.min(top, cell.y - cell.height / 2);
  for (const layer of filled) for (const cell of layer) cell.y -= top;
  columns(filled, chains);
}

const heights = (cells: readonly Cell[]): number => {
  let sum = 0;
  for (const { y } of cells) sum += y;
  return sum;
};
const pulledLeft = ({ left }: Cell) => (left.length > 0 ? heights(left) / left.length : undefined);
const pulledRight = ({ right }: Cell) => (right.length > 0 ? heights(right) / right.length : undefined);
const pulledBoth = ({ left, right }: Cell) => (left.length + right.length > 0 ? (heights(left) + heights(right)) / (left.length + right.length) : undefined);

function assign(layer: readonly Cell[], wish: (cell: Cell) => number | undefined): void {
  const middles = spread(
    layer.map((cell, place) => {
      const before = layer[place - 1];
      const after = before ? (before.height + cell.height) / 2 + distance(before, cell) : 0;
      const at = wish(cell);
      return { at: at ?? cell.y, weight: at === undefined ? 0.2 : cell.kind === 'node' ? 1 + (cell.left.length + cell.right.length) / 8 : 2, after };
    }),
  );
  for (const [place, cell] of layer.entries()) cell.y = middles[place] ?? 0;
}

function distance(a: Cell, b: Cell): number {
  const usual = apart(a, b);
  return a.groups.length + b.groups.length === 0 ? usual : Math.max(usual, framesBetween(a.groups, b.groups));
}

function apart(a: Cell, b: Cell): number {
  if (a.kind === 'node' && b.kind === 'node') return 40;
  if (a.kind === 'node' || b.kind === 'node') return 26;
  return a.kind === 'label' || b.kind === 'label' ? 14 : 12;
}

function columns(filled: readonly Cell[][], chains: Cells['chains']): void {
  const steepest = new Map<number, number>();
  for (const chain of chains.values()) {
    for (const [place, cell] of chain.entries()) {
      const next = chain[place + 1];
      if (next) steepest.set(cell.layer, Math.max(steepest.get(cell.layer) ?? 0, Math.abs(next.y - cell.y)));
    }
  }
  let x = 0;
  for (const [place, layer] of filled.entries()) {
    const width = Math.max(...layer.map(cell => cell.width));
    for (const cell of layer) cell.x = x + width / 2;
    const here = layer[0]?.layer ?? 0;
    const next = filled[place + 1]?.[0]?.layer ?? here;
    const base = here % 2 === 0 && next % 2 === 0 ? 62 : 36;
    x += width + (here % 2 === 0 ? stub : 0) + (next % 2 === 0 ? stub : 0) + base + Math.min(140, (steepest.get(here) ?? 0) * 0.12);
  }
}
