import { between, center, clip, grown, near, pointAt, straight } from './geometry.ts';
import type { UnplacedLabel } from './label.ts';
import type { Curve, Point, Rect } from './scene.ts';
import type { Wire } from './wire.ts';

const lane = 16;
const parts = [0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.22, 0.78];

/** Straight ways between the boxes of a polygon, parallel where a pair has several. */
export function chords(wires: readonly Wire[], boxes: ReadonlyMap<string, Rect>): ReadonlyMap<string, readonly Curve[]> {
  const ways = new Map<string, readonly Curve[]>();
  for (const group of Map.groupBy(wires, ({ from, to }) => [from, to].sort().join('\n')).values()) {
    for (const [place, wire] of group.entries()) {
      const [from, to] = [boxes.get(wire.from), boxes.get(wire.to)];
      if (!from || !to) continue;
      const offset = (place - (group.length - 1) / 2) * lane;
      ways.set(wire.id, [chord(from, to, wire.from < wire.to ? offset : -offset)]);
    }
  }
  return ways;
}

function chord(from: Rect, to: Rect, offset: number): Curve {
  const [a, b] = [center(from), center(to)];
  const span = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const aside = (point: Point): Point => ({ x: point.x - ((b.y - a.y) / span) * offset, y: point.y + ((b.x - a.x) / span) * offset });
  const [start, end] = [aside(a), aside(b)];
  const leave = clip(start, end, from)?.leave ?? 0;
  const enter = clip(start, end, to)?.enter ?? 1;
  return straight(between(start, end, leave), between(start, end, enter));
}

/**
 * Places for labels on straight ways, clear of boxes, of other labels and of other ways. A label that finds none is absent;
 * a small one takes a place on a crossing rather than none.
 */
export function settle(
  labels: ReadonlyMap<string, UnplacedLabel>,
  ways: ReadonlyMap<string, readonly Curve[]>,
  obstacles: readonly Rect[],
  small: boolean,
): ReadonlyMap<string, Rect> {
  const placed = new Map<string, Rect>();
  const pieces = [...ways].flatMap(([id, curves]) => curves.flatMap(sampled).map(piece => ({ id, ...piece })));
  for (const [id, label] of labels) {
    const way = ways.get(id)?.[0];
    if (!way) continue;
    const candidates = parts.map(part => {
      const { x, y } = pointAt(way, part);
      return { x: x - label.width / 2, y: y - label.height / 2, width: label.width, height: label.height };
    });
    const open = candidates.filter(rect => ![...obstacles, ...placed.values()].some(other => near(rect, other, 5)));
    const clear = open.find(rect => !pieces.some(piece => piece.id !== id && clip(piece.from, piece.to, grown(rect, 2))));
    const place = clear ?? (small ? open[0] : undefined);
    if (place) placed.set(id, place);
  }
  return placed;
}

const samples = 8;

const sampled = (curve: Curve): readonly { readonly from: Point; readonly to: Point }[] =>
  Array.from({ length: samples }, (_, step) => ({ from: pointAt(curve, step / samples), to: pointAt(curve, (step + 1) / samples) }));
