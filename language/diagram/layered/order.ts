import type { Cell } from './cells.ts';
import { switchNeighbours } from './switch.ts';

const passes = 8;

/** Sorts the cells of each layer so that few edges cross: barycentres to and fro, the best order wins. */
export function orderLayers(layers: readonly Cell[][]): void {
  const filled = layers.filter(layer => layer.length > 0);
  for (const layer of filled) number(layer);
  const backwards = filled.toReversed();
  let best = filled.map(layer => [...layer]);
  let fewest = crossings(filled);
  const rounds = filled.reduce((sum, { length }) => sum + length, 0) > 2500 ? 4 : 12;
  for (let round = 0; round < rounds && (fewest > 0 || round < 2); round++) {
    const side = round % 2 === 0 ? 'left' : 'right';
    let last = 1;
    for (const layer of side === 'left' ? filled : backwards) {
      for (const cell of layer) cell.wish = cell[side].length > 0 ? mean(cell[side]) / last : (cell.place + 0.5) / layer.length;
      sort(layer);
      number(layer);
      last = layer.length;
    }
    const now = crossings(filled);
    if (now > fewest) continue;
    fewest = now;
    best = filled.map(layer => [...layer]);
  }
  for (const [place, layer] of filled.entries()) {
    layer.splice(0, layer.length, ...(best[place] ?? []));
    number(layer);
  }
  switchNeighbours(filled, passes);
}

/** The neighbours of a cell all stand in the layer that was sorted before. */
function mean(cells: readonly Cell[]): number {
  let sum = 0;
  for (const { place } of cells) sum += place + 0.5;
  return sum / cells.length;
}

function number(layer: readonly Cell[]): void {
  for (let place = 0; place < layer.length; place++) {
    const cell = layer[place];
    if (cell) cell.place = place;
  }
}

/** Stable, so that a cell without a reason to move keeps its place; those of one grouping stay together. */
function sort(layer: Cell[]): void {
  if (layer.every(({ groups }) => groups.length === 0)) {
    layer.sort((a, b) => a.wish - b.wish);
    return;
  }
  const sums = new Map<number, { wish: number; members: number; place: number }>();
  for (const { groups, wish, place } of layer) {
    for (const group of groups) {
      const { wish: sum, members, place: first } = sums.get(group) ?? { wish: 0, members: 0, place };
      sums.set(group, { wish: sum + wish, members: members + 1, place: first });
    }
  }
  const unit = (cell: Cell, level: number) => {
    const group = cell.groups[level];
    const sum = group === undefined ? undefined : sums.get(group);
    return sum ? { wish: sum.wish / sum.members, place: sum.place } : { wish: cell.wish, place: cell.place };
  };
  layer.sort((a, b) => {
    let level = 0;
    while (a.groups[level] !== undefined && a.groups[level] === b.groups[level]) level++;
    const [one, other] = [unit(a, level), unit(b, level)];
    return one.wish - other.wish || one.place - other.place;
  });
}

function crossings(layers: readonly Cell[][]): number {
  let sum = 0;
  for (const [place, layer] of layers.entries()) sum += crossingsBetween(layer, layers[place + 1]?.length ?? 0);
  return sum;
}

/** Inversions of the right ends, counted in a Fenwick tree. */
function crossingsBetween(layer: readonly Cell[], width: number): number {
  const tree = new Int32Array(width + 1);
  let seen = 0;
  let sum = 0;
  for (const { right } of layer) {
    for (const end of right) {
      let before = 0;
      for (let place = end.place + 1; place > 0; place -= place & -place) before += tree[place] ?? 0;
      sum += seen - before;
    }
    for (const end of right) {
      for (let place = end.place + 1; place <= width; place += place & -place) tree[place] = (tree[place] ?? 0) + 1;
    }
    seen += right.length;
  }
  return sum;
}
