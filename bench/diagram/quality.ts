import { clip, grown } from '../../language/diagram/geometry.ts';
import type { Point } from '../../language/diagram/index.ts';
import type { Placement } from './graph.ts';

export interface Quality {
  /** Of everything, in megapixels. */
  readonly area: number;
  /** Points at which two lines cross. */
  readonly crossings: number;
  /** Mean length of a line, in pixels. */
  readonly length: number;
  /** Lines that run through a box that is none of their ends. */
  readonly through: number;
}

interface Piece {
  readonly line: number;
  readonly from: Point;
  readonly to: Point;
}

export function qualityOf({ boxes, lines }: Placement, count: number): Quality {
  const pieces = lines.flatMap(({ points }, line) => points.slice(1).map((to, place): Piece => ({ line, from: points[place] ?? to, to })));
  const all = [
    ...lines.flatMap(({ points }) => points),
    ...boxes.flatMap(({ x, y, width, height }) => [
      { x, y },
      { x: x + width, y: y + height },
    ]),
  ];
  const extent = (of: (point: Point) => number) =>
    all.reduce((most, point) => Math.max(most, of(point)), -Infinity) - all.reduce((least, point) => Math.min(least, of(point)), Infinity);
  const through = lines.filter(({ from, to, points }) =>
    boxes.some(box => box.id !== from && box.id !== to && points.slice(1).some((next, place) => clip(points[place] ?? next, next, grown(box, -1)))),
  );
  return {
    area: (extent(({ x }) => x) * extent(({ y }) => y)) / 1e6,
    crossings: crossings(pieces),
    length: pieces.reduce((sum, { from, to }) => sum + Math.hypot(to.x - from.x, to.y - from.y), 0) / Math.max(1, count),
    through: through.length,
  };
}

const cell = 120;

/** Pieces are compared with those in the same squares of a grid; a crossing counts in the square that it lies in. */
function crossings(pieces: readonly Piece[]): number {
  const grid = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const { from, to } = piece;
    for (let x = Math.floor(Math.min(from.x, to.x) / cell); x <= Math.floor(Math.max(from.x, to.x) / cell); x++) {
      for (let y = Math.floor(Math.min(from.y, to.y) / cell); y <= Math.floor(Math.max(from.y, to.y) / cell); y++) {
        const square = { x: x * cell, y: y * cell, width: cell, height: cell };
        if (!clip(from, to, grown(square, 0.5))) continue;
        const here = grid.get(`${x} ${y}`);
        if (here) here.push(piece);
        else grid.set(`${x} ${y}`, [piece]);
      }
    }
  }
  let sum = 0;
  for (const [key, here] of grid) {
    for (const [place, a] of here.entries()) {
      for (const b of here.slice(place + 1)) {
        const at = a.line === b.line ? undefined : crossing(a, b);
        if (at && `${Math.floor(at.x / cell)} ${Math.floor(at.y / cell)}` === key) sum++;
      }
    }
  }
  return sum;
}

/** Where two pieces cross; touching at an end is no crossing. */
function crossing(a: Piece, b: Piece): Point | undefined {
  const [ax, ay, bx, by] = [a.to.x - a.from.x, a.to.y - a.from.y, b.to.x - b.from.x, b.to.y - b.from.y];
  const turn = ax * by - ay * bx;
  if (Math.abs(turn) < 1e-6) return undefined;
  const [dx, dy] = [b.from.x - a.from.x, b.from.y - a.from.y];
  const [s, t] = [(dx * by - dy * bx) / turn, (dx * ay - dy * ax) / turn];
  const within = (part: number) => part > 1e-6 && part < 1 - 1e-6;
  return within(s) && within(t) ? { x: a.from.x + s * ax, y: a.from.y + s * ay } : undefined;
}
