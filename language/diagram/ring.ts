import type { Sized } from './polygon.ts';
import type { Curve, Point, Rect } from './scene.ts';
import type { Wire } from './wire.ts';

/** The side of the field that a box stands at; its arrows go into the field. */
export type Side = 'top' | 'right' | 'bottom' | 'left';

export interface Ring {
  readonly rects: ReadonlyMap<string, Rect>;
  readonly sides: ReadonlyMap<string, Side>;
}

const gap = 44;
const aspect = 1.5;
const lowest = 300;

/** Boxes around a field, clockwise from the top left: for meshes that are too large for a polygon. Coordinates start at 0. */
export function ring(boxes: readonly Sized[]): Ring {
  const width = Math.max(...boxes.map(box => box.width));
  const height = Math.max(...boxes.map(box => box.height));
  const field = (columns: number) => {
    const rows = Math.max(1, Math.ceil((boxes.length - 2 * columns) / 2));
    return { columns, rows, width: columns * (width + gap), height: Math.max(lowest, rows * (height + gap)) };
  };
  const fields = Array.from({ length: Math.max(1, Math.floor((boxes.length - 1) / 2)) }, (_, less) => field(less + 1));
  const off = ({ width: w, height: h }: { width: number; height: number }) => Math.abs(Math.log(w / h / aspect));
  const best = fields.reduce((a, b) => (off(b) < off(a) ? b : a));
  const rects = new Map<string, Rect>();
  const sides = new Map<string, Side>();
  let left = 0;
  for (const [place, box] of boxes.entries()) {
    const seat = seatOf(place, boxes.length, best.columns, best.rows);
    const along = (seat.place + 0.5) / seat.of;
    const x = { top: along * best.width - box.width / 2, bottom: along * best.width - box.width / 2, left: -box.width, right: best.width }[seat.side];
    const y = { top: -box.height, bottom: best.height, left: along * best.height - box.height / 2, right: along * best.height - box.height / 2 }[seat.side];
    rects.set(box.id, { x, y, width: box.width, height: box.height });
    sides.set(box.id, seat.side);
    left = Math.min(left, x);
  }
  const top = Math.min(...[...rects.values()].map(({ y }) => y));
  return { rects: new Map([...rects].map(([id, rect]) => [id, { ...rect, x: rect.x - left, y: rect.y - top }])), sides };
}

function seatOf(place: number, count: number, columns: number, rows: number): { readonly side: Side; readonly place: number; readonly of: number } {
  if (place < columns) return { side: 'top', place, of: columns };
  if (place < columns + rows) return { side: 'right', place: place - columns, of: rows };
  if (place < 2 * columns + rows) return { side: 'bottom', place: 2 * columns + rows - 1 - place, of: columns };
  const left = count - 2 * columns - rows;
  return { side: 'left', place: count - 1 - place, of: left };
}

/** Into the field, and along the side from left to right or from top to bottom. */
const axes: { readonly [side in Side]: { readonly into: Point; readonly along: Point } } = {
  top: { into: { x: 0, y: 1 }, along: { x: 1, y: 0 } },
  bottom: { into: { x: 0, y: -1 }, along: { x: 1, y: 0 } },
  left: { into: { x: 1, y: 0 }, along: { x: 0, y: 1 } },
  right: { into: { x: -1, y: 0 }, along: { x: 0, y: 1 } },
};
const common = 'common';
const widestStep = 22;
const corner = 14;

/**
 * Ways through the field: they leave at a right angle and never bend out of it. Those that say nothing of their own meet at
 * one point of each box, so that a mesh of many looks like one.
 */
export function ringWays(
  wires: readonly Wire[],
  boxes: ReadonlyMap<string, Rect>,
  sides: ReadonlyMap<string, Side>,
  quiet: ReadonlySet<string>,
): ReadonlyMap<string, readonly Curve[]> {
  const ports = new Map<string, Point>();
  const far = new Map<Side, number>();
  const portOf = (id: string) => (quiet.has(id) ? common : id);
  const ends = wires.flatMap(({ id, from, to }) => [
    { id, own: from, other: to },
    { id, own: to, other: from },
  ]);
  for (const [own, group] of Map.groupBy(ends, end => end.own)) {
    const [rect, side] = [boxes.get(own), sides.get(own)];
    if (!rect || !side) continue;
    const { into, along } = axes[side];
    const turn = (other: string) => {
      const target = boxes.get(other) ?? rect;
      const [dx, dy] = [target.x + target.width / 2 - rect.x - rect.width / 2, target.y + target.height / 2 - rect.y - rect.height / 2];
      far.set(side, Math.max(far.get(side) ?? 0, Math.abs(dx * into.x + dy * into.y)));
      return Math.atan2(dx * along.x + dy * along.y, dx * into.x + dy * into.y);
    };
    const bearings = group.map(end => ({ id: portOf(end.id), turn: turn(end.other) }));
    const alone = bearings.filter(({ id }) => id !== common);
    const sorted = [...alone, ...(alone.length < bearings.length ? [{ id: common, turn: 0 }] : [])].sort((a, b) => a.turn - b.turn);
    const length = along.x * rect.width + along.y * rect.height;
    const step = Math.min(widestStep, (length - 2 * corner) / Math.max(1, sorted.length - 1));
    const middle = { x: rect.x + (rect.width * (1 + into.x)) / 2, y: rect.y + (rect.height * (1 + into.y)) / 2 };
    for (const [place, { id }] of sorted.entries()) {
      const by = (place - (sorted.length - 1) / 2) * step;
      ports.set(`${id} ${own}`, { x: middle.x + along.x * by, y: middle.y + along.y * by });
    }
  }
  const handle = (at: Point, side: Side, length: number): Point => ({ x: at.x + axes[side].into.x * length, y: at.y + axes[side].into.y * length });
  const ways = new Map<string, readonly Curve[]>();
  for (const { id, from, to } of wires) {
    const [start, end] = [ports.get(`${portOf(id)} ${from}`), ports.get(`${portOf(id)} ${to}`)];
    const [leaving, arriving] = [sides.get(from), sides.get(to)];
    if (!start || !end || !leaving || !arriving) continue;
    const distance = Math.hypot(end.x - start.x, end.y - start.y);
    const reach = (side: Side) => Math.min(Math.max(30, distance * 0.4), (far.get(side) ?? distance) * 0.35);
    ways.set(id, [{ from: start, c1: handle(start, leaving, reach(leaving)), c2: handle(end, arriving, reach(arriving)), to: end }]);
  }
  return ways;
}
