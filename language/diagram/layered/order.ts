import type { Cell } from './cells.ts';

/** Sorts the cells of each layer so that few edges cross: barycentres to and fro, the best order wins. */
export function orderLayers(layers: readonly Cell[][]): void {
  const filled = layers.filter(layer => layer.length > 0);
  for (const layer of filled) layer.sort((a, b) => (a.id < b.id ? -1 : 1));
  let best = filled.map(layer => [...layer]);
  let fewest = crossings(filled);
  const rounds = filled.reduce((sum, { length }) => sum + length, 0) > 2500 ? 4 : 12;
  for (let round = 0; round < rounds && (fewest > 0 || round < 2); round++) {
    const forward = round % 2 === 0;
    const places = new Map<Cell, number>();
    for (const layer of forward ? filled : filled.toReversed()) {
      sortBy(layer, cell => mean(forward ? cell.left : cell.right, places));
      for (const [place, cell] of layer.entries()) places.set(cell, (place + 0.5) / layer.length);
    }
    const now = crossings(filled);
    if (now > fewest) continue;
    fewest = now;
    best = filled.map(layer => [...layer]);
  }
  for (const [place, layer] of filled.entries()) layer.splice(0, layer.length, ...(best[place] ?? []));
}

function mean(cells: readonly Cell[], places: ReadonlyMap<Cell, number>): number | undefined {
  if (cells.length === 0) return undefined;
  return cells.reduce((sum, cell) => sum + (places.get(cell) ?? 0), 0) / cells.length;
}

/** Stable; a cell without a wish keeps its place. */
function sortBy(layer: Cell[], wish: (cell: Cell) => number | undefined): void {
  const wishes = new Map(layer.map((cell, place) => [cell, wish(cell) ?? (place + 0.5) / layer.length]));
  layer.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
}

function crossings(layers: readonly Cell[][]): number {
  let sum = 0;
  for (const [place, layer] of layers.entries()) {
    const next = layers[place + 1];
    if (next) sum += crossingsBetween(layer, next);
  }
  return sum;
}

/** Inversions of the right ends, counted in a Fenwick tree. */
function crossingsBetween(layer: readonly Cell[], next: readonly Cell[]): number {
  const places = new Map(next.map((cell, place) => [cell, place]));
  const tree = new Int32Array(next.length + 1);
  let seen = 0;
  let sum = 0;
  for (const cell of layer) {
    const ends = cell.right.map(end => places.get(end)).filter(place => place !== undefined);
    for (const end of ends) {
      let before = 0;
      for (let place = end + 1; place > 0; place -= place & -place) before += tree[place] ?? 0;
      sum += seen - before;
    }
    for (const end of ends) {
      for (let place = end + 1; place < tree.length; place += place & -place) tree[place] = (tree[place] ?? 0) + 1;
    }
    seen += ends.length;
  }
  return sum;
}
