import type { Point, Rect } from '../scene.ts';
import { type Cell, cellsOf, leftRight } from './cells.ts';
import { placeCells, stub } from './coordinates.ts';
import { fishbone } from './fishbone.ts';
import type { LayerGraph } from './graph.ts';
import { orderLayers } from './order.ts';
import { ranksOf } from './rank.ts';
import { hubOf } from './star.ts';

export type { LayerEdge, LayerGraph, LayerNode } from './graph.ts';

export interface LayeredEdge {
  /** Ids of the nodes at its ends. */
  readonly left: string;
  readonly right: string;
  /** Pairs of points between which it runs horizontally through a layer, from left to right. */
  readonly via: readonly (readonly [Point, Point])[];
  readonly label?: Rect;
}
export interface Layered {
  readonly nodes: ReadonlyMap<string, Rect>;
  /** Columns of the nodes: where its edges may begin to bend. */
  readonly columns: ReadonlyMap<string, { readonly left: number; readonly right: number }>;
  readonly edges: ReadonlyMap<string, LayeredEdge>;
}

/** Left-to-right layers of a connected graph (Sugiyama): nothing overlaps, and between two layers nothing stands but bends. */
export function layered(graph: LayerGraph): Layered {
  const ranks = ranksOf(graph);
  const cells = cellsOf(graph, ranks);
  const hub = graph.nodes.every(({ groups }) => groups.length === 0) ? cells.nodes.get(hubOf(graph)?.id ?? '') : undefined;
  if (hub) fishbone(cells.layers, hub);
  else orderLayers(cells.layers);
  placeCells(cells, hub);
  const extents = cells.layers.map((layer, place) => {
    const half = layer.reduce((most, { width }) => Math.max(most, width), 0) / 2 + (place % 2 === 0 ? stub : 0);
    const x = layer[0]?.x ?? 0;
    return { left: x - half, right: x + half };
  });
  const extent = (cell: Cell) => extents[cell.layer] ?? { left: cell.x, right: cell.x };
  const rect = ({ x, y, width, height }: Cell): Rect => ({ x: x - width / 2, y: y - height / 2, width, height });
  const edges = new Map<string, LayeredEdge>();
  for (const edge of graph.edges) {
    const [left, right] = leftRight(edge, id => ranks.get(id) ?? 0);
    const inner = cells.chains.get(edge.id)?.slice(1, -1) ?? [];
    const label = inner.find(({ kind }) => kind === 'label');
    const via = inner.map((cell): readonly [Point, Point] => [
      { x: extent(cell).left, y: cell.y },
      { x: extent(cell).right, y: cell.y },
    ]);
    edges.set(edge.id, { left, right, via, label: label && rect(label) });
  }
  return {
    nodes: new Map([...cells.nodes].map(([id, cell]) => [id, rect(cell)])),
    columns: new Map([...cells.nodes].map(([id, cell]) => [id, extent(cell)])),
    edges,
  };
}
