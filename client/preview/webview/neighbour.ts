export interface Placed<T> {
  readonly node: T;
  readonly x: number;
  readonly y: number;
}

/** The one that lies most in a direction, given as signs of x and y. Rows of the same box come before what is beside them. */
export function neighbour<T>(from: Placed<T>, all: readonly Placed<T>[], [dx, dy]: readonly [number, number]): T | undefined {
  let best: T | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { node, x, y } of all) {
    if (node === from.node) continue;
    const ahead = (x - from.x) * dx + (y - from.y) * dy;
    const aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
    const cost = ahead + 2.5 * aside;
    if (ahead <= 1 || cost >= least) continue;
    least = cost;
    best = node;
  }
  return best;
}
