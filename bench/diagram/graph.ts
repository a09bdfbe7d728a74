import { connections } from '../../language/diagram/connection.ts';
import { pointAt } from '../../language/diagram/geometry.ts';
import type { Curve, Point, Rect, Scene } from '../../language/diagram/index.ts';
import { groupingsOf, idsOf } from '../../language/diagram/sets.ts';
import { wiresOf } from '../../language/diagram/wire.ts';
import type { Topology } from '../../language/model/index.ts';

/** What every placement is given: boxes of a size, and lines between them. */
export interface Graph {
  readonly nodes: readonly { readonly id: string; readonly width: number; readonly height: number }[];
  readonly edges: readonly { readonly id: string; readonly from: string; readonly to: string }[];
}

/** What every placement gives back. */
export interface Placement {
  readonly boxes: readonly (Rect & { readonly id: string })[];
  readonly lines: readonly { readonly from: string; readonly to: string; readonly points: readonly Point[] }[];
}

/** The boxes of a picture and its lines: opposite links that say the same are one. */
export function graphOf(topology: Topology, scene: Scene): Graph {
  const ids = idsOf(topology, groupingsOf(topology));
  const names = new Map([...ids].map(([name, id]) => [id, `tenant:${name}`]));
  return {
    nodes: scene.boxes.map(({ source, width, height }) => ({ id: source.key, width, height })),
    edges: wiresOf(connections(topology), ids).map(({ id, from, to }) => ({ id, from: names.get(from) ?? '', to: names.get(to) ?? '' })),
  };
}

export const placementOf = ({ boxes, arrows }: Scene): Placement => ({
  boxes: boxes.map(({ source, x, y, width, height }) => ({ id: source.key, x, y, width, height })),
  lines: arrows.map(({ from, to, curves }) => ({ from: `tenant:${from}`, to: `tenant:${to}`, points: curves.flatMap(sampled) })),
});

const straightEnough = 0.01;
const steps = 8;

function sampled(curve: Curve, place: number): readonly Point[] {
  const { from, c1, c2, to } = curve;
  const flat = [c1, c2].every(({ x, y }) => Math.abs((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)) < straightEnough);
  const points = flat ? [to] : Array.from({ length: steps }, (_, step) => pointAt(curve, (step + 1) / steps));
  return place === 0 ? [from, ...points] : points;
}
