import type { LayerEdge, LayerGraph } from './graph.ts';

/** What stands in a layer: a node, or the way of an edge through it, with or without its label. */
export interface Cell {
  readonly id: string;
  readonly layer: number;
  readonly width: number;
  readonly height: number;
  readonly kind: 'node' | 'way' | 'label';
  readonly left: Cell[];
  readonly right: Cell[];
  /** Middle; set by the placement. */
  x: number;
  y: number;
}

export interface Cells {
  /** From left to right; nodes stand in even layers, labels in odd ones, which are empty where nothing has a label. */
  readonly layers: readonly Cell[][];
  readonly nodes: ReadonlyMap<string, Cell>;
  /** Cells of an edge from its left end to its right end, both nodes included. */
  readonly chains: ReadonlyMap<string, readonly Cell[]>;
}

export function cellsOf(graph: LayerGraph, ranks: ReadonlyMap<string, number>): Cells {
  const rank = (id: string) => ranks.get(id) ?? 0;
  const layers: Cell[][] = Array.from({ length: 2 * Math.max(0, ...ranks.values()) + 1 }, () => []);
  const cells = new Map<string, Cell>();
  const cell = (id: string, layer: number, kind: Cell['kind'], width: number, height: number): Cell => {
    let found = cells.get(id);
    if (!found) {
      found = { id, layer, kind, width, height, left: [], right: [], x: 0, y: 0 };
      cells.set(id, found);
      layers[layer]?.push(found);
    }
    return found;
  };
  const nodes = new Map(graph.nodes.map(({ id, width, height }) => [id, cell(`node ${id}`, 2 * rank(id), 'node', width, height)]));
  const degrees = new Map<string, number>();
  for (const { from, to } of graph.edges) {
    degrees.set(from, (degrees.get(from) ?? 0) + 1);
    degrees.set(to, (degrees.get(to) ?? 0) + 1);
  }
  const labelLayer = (edge: LayerEdge): number => {
    const [left, right] = leftRight(edge, rank);
    return (degrees.get(left) ?? 0) >= (degrees.get(right) ?? 0) ? 2 * rank(right) - 1 : 2 * rank(left) + 1;
  };
  const labelled = new Set(graph.edges.filter(({ label }) => label).map(labelLayer));
  const chains = new Map<string, readonly Cell[]>();
  const joined = new Set<string>();
  for (const edge of graph.edges) {
    const [left, right] = leftRight(edge, rank);
    const [start, end] = [nodes.get(left), nodes.get(right)];
    if (!start || !end || start.layer === end.layer) continue;
    const chain: Cell[] = [start];
    for (let layer = start.layer + 1; layer < end.layer; layer++) {
      if (edge.label && layer === labelLayer(edge)) chain.push(cell(`label ${edge.id}`, layer, 'label', edge.label.width, edge.label.height));
      else if (layer % 2 === 0 || labelled.has(layer)) chain.push(cell(`way ${edge.bundle ?? edge.id} ${layer}`, layer, 'way', 0, 2));
    }
    chain.push(end);
    chains.set(edge.id, chain);
    for (const [place, here] of chain.entries()) {
      const next = chain[place + 1];
      const pair = `${here.id}\n${next?.id}`;
      if (!next || (joined.has(pair) && here.kind === 'way')) continue;
      joined.add(pair);
      here.right.push(next);
      next.left.push(here);
    }
  }
  return { layers, nodes, chains };
}

export const leftRight = ({ from, to }: LayerEdge, rank: (id: string) => number): readonly [string, string] =>
  rank(from) < rank(to) ? [from, to] : [to, from];
