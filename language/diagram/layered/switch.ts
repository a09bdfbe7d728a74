import type { Cell } from './cells.ts';

/** Exchanges neighbours in their layer as long as fewer edges cross; those of different groupings stay apart. */
export function switchNeighbours(layers: readonly Cell[][], passes: number): void {
  for (let pass = 0; pass < passes; pass++) {
    let better = false;
    for (const layer of pass % 2 === 0 ? layers : layers.toReversed()) better = switchIn(layer) || better;
    if (!better) return;
  }
}

function switchIn(layer: Cell[]): boolean {
  for (const { left, right } of layer) {
    left.sort(byPlace);
    right.sort(byPlace);
  }
  let better = false;
  for (let place = 0; place + 1 < layer.length; place++) {
    const [a, b] = [layer[place], layer[place + 1]];
    if (!a || !b || !together(a, b)) continue;
    if (crossing(a.left, b.left) + crossing(a.right, b.right) <= crossing(b.left, a.left) + crossing(b.right, a.right)) continue;
    layer[place] = b;
    layer[place + 1] = a;
    [a.place, b.place] = [place + 1, place];
    better = true;
  }
  return better;
}

const byPlace = (a: Cell, b: Cell): number => a.place - b.place;

const together = (a: Cell, b: Cell): boolean => a.groups.length === b.groups.length && a.groups.every((group, level) => group === b.groups[level]);

/** Crossings of the edges of one cell with those of the cell after it; both lists are sorted. */
function crossing(first: readonly Cell[], second: readonly Cell[]): number {
  let sum = 0;
  let before = 0;
  for (const { place } of first) {
    while (before < second.length && (second[before]?.place ?? 0) < place) before++;
    sum += before;
  }
  return sum;
}
