import { bend, between, pointAt, split, straight } from './geometry.ts';
import type { Curve, Point } from './scene.ts';

const length = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** Way through the layers: bends between columns, straight inside them. Points are pairs of entry and exit of each column. */
export function throughColumns(stops: readonly (readonly [Point, Point])[]): readonly Curve[] {
  const curves: Curve[] = [];
  for (const [place, [enter, leave]] of stops.entries()) {
    const before = stops[place - 1]?.[1];
    if (before) curves.push(bend(before, enter));
    if (length(enter, leave) > 0.5) curves.push(straight(enter, leave));
  }
  return curves;
}

/** Straight pieces with rounded corners. */
export function throughCorners(points: readonly Point[], radius: number): readonly Curve[] {
  const curves: Curve[] = [];
  let from = points[0];
  for (const [place, corner] of points.entries()) {
    const next = points[place + 1];
    if (!from || place === 0) continue;
    if (!next) {
      curves.push(straight(from, corner));
      break;
    }
    const room = Math.min(radius, length(from, corner) / 2, length(corner, next) / 2);
    const enter = between(corner, from, room / (length(from, corner) || 1));
    const leave = between(corner, next, room / (length(corner, next) || 1));
    curves.push(straight(from, enter), { from: enter, c1: between(enter, corner, 0.55), c2: between(leave, corner, 0.55), to: leave });
    from = leave;
  }
  return curves;
}

/** First and second half, by number of pieces. */
export function halved(curves: readonly Curve[]): readonly [readonly Curve[], readonly Curve[]] {
  const middle = Math.floor(curves.length / 2);
  if (curves.length % 2 === 0) return [curves.slice(0, middle), curves.slice(middle)];
  const piece = curves[middle];
  if (!piece) return [[], []];
  const [first, second] = split(piece);
  return [
    [...curves.slice(0, middle), first],
    [second, ...curves.slice(middle + 1)],
  ];
}

const steps = 12;

/** Point that is `distance` away from the beginning. */
export function along(curves: readonly Curve[], distance: number): Point {
  let rest = distance;
  let last = curves[0]?.from ?? { x: 0, y: 0 };
  for (const curve of curves) {
    for (let step = 1; step <= steps; step++) {
      const point = pointAt(curve, step / steps);
      const piece = length(last, point);
      if (piece >= rest && piece > 0) return between(last, point, rest / piece);
      rest -= piece;
      last = point;
    }
  }
  return last;
}

/** Direction at the end, in degrees clockwise from right. */
export function endAngle(curves: readonly Curve[]): number {
  const last = curves.at(-1);
  if (!last) return 0;
  const before = length(last.c2, last.to) > 0.01 ? last.c2 : last.from;
  return (Math.atan2(last.to.y - before.y, last.to.x - before.x) * 180) / Math.PI;
}

/** The same way, ending a little earlier, so that the line does not show beside the tip of its head. */
export function shortened(curves: readonly Curve[], by: number): readonly Curve[] {
  const last = curves.at(-1);
  const speed = last && 3 * length(last.c2, last.to);
  if (!last || !speed || length(last.from, last.to) < 2 * by) return curves;
  return [...curves.slice(0, -1), split(last, 1 - Math.min(0.5, by / speed))[0]];
}
