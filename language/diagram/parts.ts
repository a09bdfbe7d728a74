import { type Arranged, arrange } from './arrange.ts';
import type { Block } from './block.ts';
import { components } from './component.ts';
import { bounds, curveBounds, shifted, shiftedCurve } from './geometry.ts';
import type { UnplacedLabel } from './label.ts';
import { pack } from './pack.ts';
import type { Curve, Point, Rect } from './scene.ts';
import type { GroupRect } from './set-frames.ts';
import type { Wire } from './wire.ts';

const gap = 72;

/** Arranges every connected part for itself, and the parts side by side: the linked ones first, then the lonely tenants. */
export function arrangeParts(
  blocks: readonly Block[],
  wires: readonly Wire[],
  labels: ReadonlyMap<string, UnplacedLabel>,
  quiet: ReadonlySet<string>,
  origin: Point,
): Arranged {
  const blockOf = new Map(blocks.flatMap(block => [...block.boxes.keys()].map(tenant => [tenant, block.id] as const)));
  const id = (tenant: string) => blockOf.get(tenant) ?? '';
  const parts = components(
    blocks.map(block => block.id),
    wires.map(({ from, to }) => [id(from), id(to)]),
  );
  const partOf = new Map(parts.flatMap((members, part) => members.map(member => [member, part] as const)));
  const blocksByPart = Map.groupBy(blocks, block => partOf.get(block.id));
  const wiresByPart = Map.groupBy(wires, ({ from }) => partOf.get(id(from)));
  const arranged = parts.map((_, part) => {
    const result = arrange(blocksByPart.get(part) ?? [], wiresByPart.get(part) ?? [], labels, quiet);
    return { result, size: extent(result), linked: wiresByPart.has(part) };
  });
  const sorted = [...arranged.filter(({ linked }) => linked), ...arranged.filter(({ linked }) => !linked)];
  const places = pack(
    sorted.map(({ size }) => size),
    gap,
  );
  const frames: GroupRect[] = [];
  const whole = {
    frames,
    blocks: new Map<string, Rect>(),
    boxes: new Map<string, Rect>(),
    ways: new Map<string, readonly Curve[]>(),
    labels: new Map<string, Rect>(),
  };
  for (const [part, { result, size }] of sorted.entries()) {
    const place = places[part] ?? origin;
    const by: Point = { x: place.x + origin.x - size.x, y: place.y + origin.y - size.y };
    for (const name of ['blocks', 'boxes', 'labels'] as const) {
      for (const [key, rect] of result[name]) whole[name].set(key, { ...rect, ...shifted(rect, by) });
    }
    for (const { group, rect } of result.frames) frames.push({ group, rect: { ...rect, ...shifted(rect, by) } });
    for (const [key, curves] of result.ways)
      whole.ways.set(
        key,
        curves.map(curve => shiftedCurve(curve, by)),
      );
  }
  return whole;
}

/** Everything of it. */
export const extent = ({ blocks, labels, ways, frames }: Omit<Arranged, 'boxes'>): Rect =>
  bounds([...blocks.values(), ...labels.values(), ...frames.map(({ rect }) => rect), ...[...ways.values()].flat().map(curveBounds)]);
