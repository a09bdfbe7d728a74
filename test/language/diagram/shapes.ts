import { pointAt } from '../../../language/diagram/geometry.ts';
import type { Point, Rect, Scene, SceneArrow } from '../../../language/diagram/index.ts';

export const overlap = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap;

export const inside = ({ x, y }: Point, rect: Rect, slack = 0): boolean =>
  x > rect.x + slack && x < rect.x + rect.width - slack && y > rect.y + slack && y < rect.y + rect.height - slack;

/** Points along an arrow, close together. */
export const points = ({ curves }: SceneArrow): readonly Point[] =>
  curves.flatMap(curve => {
    const steps = Math.max(2, Math.ceil(Math.hypot(curve.to.x - curve.from.x, curve.to.y - curve.from.y) / 6));
    return Array.from({ length: steps + 1 }, (_, step) => pointAt(curve, step / steps));
  });

export function pairs<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((a, place) => all.slice(place + 1).map(b => [a, b] as const));
}

export const nameOf = ({ source }: Scene['boxes'][number]): string => source.key;
