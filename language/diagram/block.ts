import type { UnplacedBox } from './box.ts';
import type { Cluster } from './cluster.ts';
import { polygon } from './polygon.ts';
import { ring, type Side } from './ring.ts';
import type { Rect } from './scene.ts';

/** What the layered placement sees as one node: a tenant box, or a polygon of boxes with a frame around it. */
export interface Block {
  readonly id: string;
  readonly width: number;
  readonly height: number;
  /** Boxes by tenant, relative to the block. */
  readonly boxes: ReadonlyMap<string, Rect>;
  /** Places of the groupings around it, from the outermost to the innermost. */
  readonly groups: readonly number[];
  readonly cluster?: number;
  /** Of a cluster whose boxes stand around a field. */
  readonly sides?: ReadonlyMap<string, Side>;
}

/** Room around the boxes of a polygon: for the frame, its caption, and arrows that go around. */
export const around = { side: 34, top: 52, bottom: 34 } as const;

const largestPolygon = 8;

export const single = (id: string, { width, height }: UnplacedBox, groups: readonly number[]): Block => ({
  id,
  width,
  height,
  groups,
  boxes: new Map([[id, { x: 0, y: 0, width, height }]]),
});

/** `lean` says which members look left (negative) or right, so that they sit where their arrows arrive. */
export function clusterBlock(
  cluster: Cluster,
  place: number,
  groups: readonly number[],
  boxOf: (tenant: string) => UnplacedBox | undefined,
  lean: ReadonlyMap<string, number>,
  labelled: boolean,
  captionWidth: number,
): Block {
  const sized = cluster.members.map(id => ({ id, width: boxOf(id)?.width ?? 0, height: boxOf(id)?.height ?? 0 }));
  const seats = seated(sized, lean);
  const round = sized.length > largestPolygon ? ring(seats) : undefined;
  const rects = round?.rects ?? polygon(seats, labelled ? 170 : 84);
  const right = Math.max(...[...rects.values()].map(({ x, width }) => x + width));
  const bottom = Math.max(...[...rects.values()].map(({ y, height }) => y + height));
  const width = Math.max(right + 2 * around.side, captionWidth + 2 * around.side);
  const shift = (width - right) / 2;
  const boxes = new Map([...rects].map(([id, rect]) => [id, { ...rect, x: rect.x + shift, y: rect.y + around.top }]));
  return { id: `${cluster.members[0]} mesh`, width, height: bottom + around.top + around.bottom, groups, boxes, cluster: place, sides: round?.sides };
}

/** Clockwise from the top left; those who lean right come first, as the right half does after the first seat. */
function seated<T extends { readonly id: string }>(sized: readonly T[], lean: ReadonlyMap<string, number>): readonly T[] {
  if (sized.every(({ id }) => !lean.get(id))) return sized;
  const turn = (2 * Math.PI) / sized.length;
  const start = -Math.PI / 2 - (sized.length % 2 === 0 ? turn / 2 : 0);
  const seats = sized.map((_, seat) => ({ seat, x: Math.round(Math.cos(start + seat * turn) * 1e6) }));
  const fromLeft = seats.toSorted((a, b) => a.x - b.x || a.seat - b.seat);
  const guests = sized.toSorted((a, b) => (lean.get(a.id) ?? 0) - (lean.get(b.id) ?? 0));
  const taken = fromLeft.map(({ seat }, index) => ({ seat, guest: guests[index] }));
  return taken
    .toSorted((a, b) => a.seat - b.seat)
    .map(({ guest }) => guest)
    .filter(guest => guest !== undefined);
}
