import type { Curve, Point, Rect } from './scene.ts';

export const center = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 });

/** Whether two rectangles come closer than `gap`. */
export const near = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;

/** Part of the segment inside the rectangle, as parameters from 0 to 1 (Liang and Barsky). */
export function clip(from: Point, to: Point, rect: Rect): { readonly enter: number; readonly leave: number } | undefined {
  let enter = 0;
  let leave = 1;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  for (const [step, room] of [
    [-dx, from.x - rect.x],
    [dx, rect.x + rect.width - from.x],
    [-dy, from.y - rect.y],
    [dy, rect.y + rect.height - from.y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return undefined;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return enter < leave ? { enter, leave } : undefined;
}

export const grown = ({ x, y, width, height }: Rect, by: number): Rect => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

export const between = (from: Point, to: Point, part: number): Point => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });

export const straight = (from: Point, to: Point): Curve => ({ from, c1: between(from, to, 1 / 3), c2: between(from, to, 2 / 3), to });

/** Leaves and arrives horizontally. */
export function bend(from: Point, to: Point): Curve {
  const half = (to.x - from.x) / 2;
  return { from, c1: { x: from.x + half, y: from.y }, c2: { x: to.x - half, y: to.y }, to };
}

export const backwards = (curves: readonly Curve[]): readonly Curve[] =>
  curves.toReversed().map(({ from, c1, c2, to }) => ({ from: to, c1: c2, c2: c1, to: from }));

export const shifted = ({ x, y }: Point, by: Point): Point => ({ x: x + by.x, y: y + by.y });
export const shiftedCurve = ({ from, c1, c2, to }: Curve, by: Point): Curve => ({
  from: shifted(from, by),
  c1: shifted(c1, by),
  c2: shifted(c2, by),
  to: shifted(to, by),
});

/** Both parts of a curve (de Casteljau). */
export function split({ from, c1, c2, to }: Curve, part = 0.5): readonly [Curve, Curve] {
  const a = between(from, c1, part);
  const b = between(c1, c2, part);
  const c = between(c2, to, part);
  const ab = between(a, b, part);
  const bc = between(b, c, part);
  const middle = between(ab, bc, part);
  return [
    { from, c1: a, c2: ab, to: middle },
    { from: middle, c1: bc, c2: c, to },
  ];
}

export function pointAt({ from, c1, c2, to }: Curve, t: number): Point {
  const s = 1 - t;
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: a * from.x + b * c1.x + c * c2.x + d * to.x, y: a * from.y + b * c1.y + c * c2.y + d * to.y };
}

/** Smallest rectangle around all. */
export function bounds(rects: readonly Rect[]): Rect {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const rect of rects) {
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.width);
    bottom = Math.max(bottom, rect.y + rect.height);
  }
  return left <= right ? { x: left, y: top, width: right - left, height: bottom - top } : { x: 0, y: 0, width: 0, height: 0 };
}

/** Around the control points, which the curve never leaves. */
export function curveBounds({ from, c1, c2, to }: Curve): Rect {
  const x = Math.min(from.x, c1.x, c2.x, to.x);
  const y = Math.min(from.y, c1.y, c2.y, to.y);
  return { x, y, width: Math.max(from.x, c1.x, c2.x, to.x) - x, height: Math.max(from.y, c1.y, c2.y, to.y) - y };
}
