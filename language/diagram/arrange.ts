import type { Block } from './block.ts';
import { backwards, near } from './geometry.ts';
import type { UnplacedLabel } from './label.ts';
import { type LayerEdge, layered } from './layered/index.ts';
import { throughColumns, throughCorners } from './path.ts';
import { type PortWish, ports } from './ports.ts';
import type { Curve, Point, Rect } from './scene.ts';
import { type GroupRect, groupRects } from './set-frames.ts';
import type { Wire } from './wire.ts';

export interface Arranged {
  readonly blocks: ReadonlyMap<string, Rect>;
  /** By tenant. */
  readonly boxes: ReadonlyMap<string, Rect>;
  /** From the source to the target, by wire id. */
  readonly ways: ReadonlyMap<string, readonly Curve[]>;
  readonly labels: ReadonlyMap<string, Rect>;
  /** Around the sets, outer ones first. */
  readonly frames: readonly GroupRect[];
}

interface End {
  readonly wire: string;
  readonly port: string;
  readonly tenant: string;
  readonly block: Block;
  /** Side of the block that it leaves by. */
  readonly side: 'left' | 'right';
  /** Height of the next point of its way. */
  readonly at: number;
}

/** From this many wires of a hub that say nothing of their own on, they share their way. */
const bundled = { usually: 7, inCrowds: 2, crowd: 200 } as const;

/** Places the blocks of one connected part and routes the wires between them; wires inside a block are not its business. */
export function arrange(blocks: readonly Block[], wires: readonly Wire[], labels: ReadonlyMap<string, UnplacedLabel>, quiet: ReadonlySet<string>): Arranged {
  const blockOf = new Map(blocks.flatMap(block => [...block.boxes.keys()].map(tenant => [tenant, block] as const)));
  const outer = wires.filter(({ from, to }) => blockOf.get(from) !== blockOf.get(to));
  const bundles = bundlesOf(outer, quiet);
  const edges = outer.map((wire): LayerEdge => {
    const [from, to] = [blockOf.get(wire.from)?.id ?? '', blockOf.get(wire.to)?.id ?? ''];
    return { id: wire.id, from, to, both: wire.back !== undefined, label: labels.get(wire.id), bundle: bundles.get(wire.id) };
  });
  const result = layered({ nodes: blocks, edges });
  const boxes = new Map<string, Rect>();
  for (const block of blocks) {
    const origin = result.nodes.get(block.id);
    for (const [tenant, rect] of block.boxes) boxes.set(tenant, { ...rect, x: rect.x + (origin?.x ?? 0), y: rect.y + (origin?.y ?? 0) });
  }

  const ends: End[] = [];
  for (const wire of outer) {
    const edge = result.edges.get(wire.id);
    const [fromBlock, toBlock] = [blockOf.get(wire.from), blockOf.get(wire.to)];
    if (!edge || !fromBlock || !toBlock) continue;
    const forward = fromBlock.id === edge.left;
    const [left, right] = forward ? [wire.from, wire.to] : [wire.to, wire.from];
    const [leftBlock, rightBlock] = forward ? [fromBlock, toBlock] : [toBlock, fromBlock];
    const port = bundles.get(wire.id) ?? wire.id;
    const height = (tenant: string) => {
      const rect = boxes.get(tenant);
      return rect ? rect.y + rect.height / 2 : 0;
    };
    ends.push({ wire: wire.id, port, tenant: left, block: leftBlock, side: 'right', at: edge.via[0]?.[0].y ?? height(right) });
    ends.push({ wire: wire.id, port, tenant: right, block: rightBlock, side: 'left', at: edge.via.at(-1)?.[1].y ?? height(left) });
  }
  const stubs = stubsOf(ends, boxes, result.nodes, result.columns);

  const ways = new Map<string, readonly Curve[]>();
  const places = new Map<string, Rect>();
  for (const wire of outer) {
    const edge = result.edges.get(wire.id);
    const leaving = stubs.get(`${wire.id} right`);
    const arriving = stubs.get(`${wire.id} left`);
    if (!edge || !leaving || !arriving) continue;
    const [out, into] = [leaving.at(-1)?.to, arriving.at(-1)?.to];
    const middle = out && into ? throughColumns([[out, out], ...edge.via, [into, into]]) : [];
    const way = [...leaving, ...middle, ...backwards(arriving)].filter(({ from, to }) => from.x !== to.x || from.y !== to.y);
    ways.set(wire.id, blockOf.get(wire.from)?.id === edge.left ? way : backwards(way));
    if (edge.label) places.set(wire.id, edge.label);
  }
  const columns = Map.groupBy(blocks, ({ id }) => result.columns.get(id)?.left);
  const framed = ({ id, groups }: Block) => ({ groups, rect: result.nodes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 } });
  const frames = [...columns.values()].flatMap(column => groupRects(column.map(framed)));
  return { blocks: result.nodes, boxes, ways, labels: places, frames };
}

function bundlesOf(wires: readonly Wire[], quiet: ReadonlySet<string>): ReadonlyMap<string, string> {
  const degrees = new Map<string, number>();
  for (const { from, to } of wires) for (const end of [from, to]) degrees.set(end, (degrees.get(end) ?? 0) + 1);
  const name = ({ from, to, back, says }: Wire) =>
    (degrees.get(from) ?? 0) >= (degrees.get(to) ?? 0) ? `from ${from} ${back !== undefined} ${says}` : `to ${to} ${back !== undefined} ${says}`;
  const groups = Map.groupBy(
    wires.filter(({ id }) => quiet.has(id)),
    name,
  );
  const least = wires.length > bundled.crowd ? bundled.inCrowds : bundled.usually;
  return new Map([...groups].flatMap(([bundle, group]) => (group.length >= least ? group.map(({ id }) => [id, bundle] as const) : [])));
}

/** The way of each end from its box to the edge of its column. */
function stubsOf(
  ends: readonly End[],
  boxes: ReadonlyMap<string, Rect>,
  blocks: ReadonlyMap<string, Rect>,
  columns: ReadonlyMap<string, { readonly left: number; readonly right: number }>,
): ReadonlyMap<string, readonly Curve[]> {
  const stubs = new Map<string, readonly Curve[]>();
  const hooks = new Map<string, number>();
  // A hook arrives on the far side of its box, where it shares the side with the others.
  const landing = (end: End) => (hidden(end, boxes) ? (end.side === 'left' ? 'right' : 'left') : end.side);
  for (const group of Map.groupBy(ends, end => `${end.tenant} ${landing(end)}`).values()) {
    const [first] = group;
    const box = first && boxes.get(first.tenant);
    if (!first || !box) continue;
    const heights = ports(wishes(group), box.y, box.y + box.height);
    const side = landing(first);
    const x = side === 'left' ? box.x : box.x + box.width;
    for (const end of group) {
      const column = columns.get(end.block.id);
      const block = blocks.get(end.block.id);
      const from: Point = { x, y: heights.get(end.port) ?? box.y };
      const edge = end.side === 'left' ? (column?.left ?? x) : (column?.right ?? x);
      if (side === end.side || !block) {
        stubs.set(`${end.wire} ${end.side}`, throughCorners([from, { x: edge, y: from.y }], 0));
        continue;
      }
      const above = from.y < block.y + block.height / 2;
      const count = hooks.get(`${end.block.id} ${above}`) ?? 0;
      hooks.set(`${end.block.id} ${above}`, count + 1);
      const channel = above ? block.y + 42 - (count % 2) * 5 : block.y + block.height - 10 - (count % 3) * 7;
      const turn = side === 'right' ? x + 22 + (count % 2) * 6 : x - 22 - (count % 2) * 6;
      stubs.set(`${end.wire} ${end.side}`, throughCorners([from, { x: turn, y: from.y }, { x: turn, y: channel }, { x: edge, y: channel }], 10));
    }
  }
  return stubs;
}

/** One wish per port, in the middle of those who share it. */
function wishes(ends: readonly End[]): readonly PortWish[] {
  return [...Map.groupBy(ends, ({ port }) => port)].map(([id, group]) => ({ id, at: group.reduce((sum, { at }) => sum + at, 0) / group.length }));
}

/** Whether another box of the same block stands between the box and that side. */
function hidden({ tenant, block, side }: End, boxes: ReadonlyMap<string, Rect>): boolean {
  const own = boxes.get(tenant);
  if (!own) return false;
  const far = 1e6;
  const view = side === 'left' ? { ...own, x: own.x - far, width: far } : { ...own, x: own.x + own.width, width: far };
  return [...block.boxes.keys()].some(other => {
    const rect = boxes.get(other);
    return other !== tenant && rect !== undefined && near(view, rect, 8);
  });
}
