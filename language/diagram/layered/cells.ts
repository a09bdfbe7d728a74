import type { LayerEdge, LayerGraph } from './graph.ts';

/** What stands in a layer: a node, or the way of an edge through it, with or without its label. */
export interface Cell {
  readonly layer: number;
  readonly width: number;
  readonly height: number;
  readonly kind: 'node' | 'way' | 'label';
  readonly left: Cell[];
  readonly right: Cell[];
  readonly groups: readonly number[];
  /** Index in its layer. */
  place: number;
  /** Where it would like to stand in its layer, from 0 to 1. */
  wish: number;
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

const none: readonly number[] = [];

export function cellsOf(graph: LayerGraph, ranks: ReadonlyMap<string, number>): Cells {
  const rank = (id: string) => ranks.get(id) ?? 0;
  const layers: Cell[][] = Array.from({ length: 2 * Math.max(0, ...ranks.values()) + 1 }, () => []);
  const cell = (layer: number, kind: Cell['kind'], width: number, height: number, groups = none): Cell => {
    const made: Cell = { layer, kind, width, height, groups, left: [], right: [], place: 0, wish: 0, x: 0, y: 0 };
    layers[layer]?.push(made);
    return made;
  };
  const nodes = new Map(graph.nodes.map(({ id, width, height, groups }) => [id, cell(2 * rank(id), 'node', width, height, groups)]));
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
  const shared = new Map<string, (Cell | undefined)[]>();
  const way = (layer: number, bundle: string | undefined): Cell => {
    if (bundle === undefined) return cell(layer, 'way', 0, 2);
    let ways = shared.get(bundle);
    if (!ways) {
      ways = [];
      shared.set(bundle, ways);
    }
    ways[layer] ??= cell(layer, 'way', 0, 2);
    return ways[layer];
  };
  const chains = new Map<string, readonly Cell[]>();
  for (const edge of graph.edges) {
    const [left, right] = leftRight(edge, rank);
    const [start, end] = [nodes.get(left), nodes.get(right)];
    if (!start || !end || start.layer === end.layer) continue;
    const own = edge.label && labelLayer(edge);
    const chain: Cell[] = [start];
    for (let layer = start.layer + 1; layer < end.layer; layer++) {
      if (edge.label && layer === own) chain.push(cell(layer, 'label', edge.label.width, edge.label.height));
      else if (layer % 2 === 0 || labelled.has(layer)) chain.push(way(layer, edge.bundle));
    }
    chain.push(end);
    chains.set(edge.id, chain);
    join(chain, edge.bundle !== undefined);
  }
  return { layers, nodes, chains };
}

/** Neighbours on a way that a bundle shares are joined once. */
function join(chain: readonly Cell[], bundled: boolean): void {
  for (let place = 0; place + 1 < chain.length; place++) {
    const [here, next] = [chain[place], chain[place + 1]];
    if (!here || !next || (bundled && here.kind === 'way' && here.right.includes(next))) continue;
    here.right.push(next);
    next.left.push(here);
  }
}

export const leftRight = ({ from, to }: LayerEdge, rank: (id: string) => number): readonly [string, string] =>
  rank(from) < rank(to) ? [from, to] : [to, from];
