import type { LayerEdge, LayerGraph, LayerNode } from './graph.ts';
import { columnLength } from './page.ts';
import { starSides } from './star.ts';

/** The layer of every node, counted from the left without holes. */
export function ranksOf(graph: LayerGraph): ReadonlyMap<string, number> {
  const star = starSides(graph);
  if (star) return divided(graph, star);
  const places = sequence(graph);
  const ranks = tightened(graph, longestPaths(graph, places));
  const root = Math.sqrt(graph.nodes.length);
  // What is little more than a chain goes to and fro on the page; where more depends on the direction it keeps its layers longer.
  const deepest = graph.edges.length < 1.5 * graph.nodes.length ? 1.3 * root + 1.5 : 2 * root + 4;
  return divided(graph, Math.max(...ranks.values()) > deepest ? colored(graph, places) : ranks);
}

/** Neighbours of a node, once per edge. */
function adjacency({ nodes, edges }: LayerGraph, of: (edge: LayerEdge) => readonly [string, string]): Map<string, string[]> {
  const lists = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const edge of edges) {
    const [from, to] = of(edge);
    lists.get(from)?.push(to);
  }
  return lists;
}

/** An order with few edges backwards (Eades, Lin and Smyth): sinks to the end, sources to the front, else who gives most. */
function sequence(graph: LayerGraph): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  const all = new Map<string, number>();
  const count = (map: Map<string, number>, id: string, by: number) => map.set(id, (map.get(id) ?? 0) + by);
  const touching = new Map<string, LayerEdge[]>(graph.nodes.map(({ id }) => [id, []]));
  for (const edge of graph.edges) {
    touching.get(edge.from)?.push(edge);
    touching.get(edge.to)?.push(edge);
    count(all, edge.from, 1);
    count(all, edge.to, 1);
    if (edge.both) continue;
    count(out, edge.from, 1);
    count(into, edge.to, 1);
  }
  const left = new Set(graph.nodes.map(({ id }) => id));
  const front: string[] = [];
  const back: string[] = [];
  while (left.size > 0) {
    let best = '';
    let bestScore = Number.NEGATIVE_INFINITY;
    let sink = false;
    for (const id of left) {
      const gives = out.get(id) ?? 0;
      const takes = into.get(id) ?? 0;
      const isSink = gives === 0 && takes > 0;
      const score = isSink ? 1e9 : (takes === 0 && gives > 0 ? 1e6 : (gives - takes) * 1e3) + (all.get(id) ?? 0);
      if (score <= bestScore) continue;
      [best, bestScore, sink] = [id, score, isSink];
    }
    left.delete(best);
    if (sink) back.unshift(best);
    else front.push(best);
    for (const edge of touching.get(best) ?? []) {
      if (edge.both) continue;
      if (edge.from === best) count(into, edge.to, -1);
      else count(out, edge.from, -1);
    }
  }
  return new Map([...front, ...back].map((id, place) => [id, place]));
}

/** Each node right of all that come before it. */
function longestPaths(graph: LayerGraph, places: ReadonlyMap<string, number>): Map<string, number> {
  const place = (id: string) => places.get(id) ?? 0;
  const next = adjacency({ nodes: graph.nodes, edges: graph.edges }, ({ from, to }) => (place(from) < place(to) ? [from, to] : [to, from]));
  const ranks = new Map(graph.nodes.map(({ id }) => [id, 0]));
  for (const id of [...places.keys()]) {
    for (const other of next.get(id) ?? []) ranks.set(other, Math.max(ranks.get(other) ?? 0, (ranks.get(id) ?? 0) + 1));
  }
  return ranks;
}

/** For a tangle without a direction: neighbours only differ, which needs far fewer layers. */
function colored(graph: LayerGraph, places: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const next = adjacency(graph, ({ from, to }) => [from, to]);
  const before = adjacency(graph, ({ from, to }) => [to, from]);
  const ranks = new Map<string, number>();
  for (const id of places.keys()) {
    const taken = new Set([...(next.get(id) ?? []), ...(before.get(id) ?? [])].map(other => ranks.get(other)));
    let rank = 0;
    while (taken.has(rank)) rank++;
    ranks.set(id, rank);
  }
  return ranks;
}

/** Nodes that nothing comes before move next to what follows them. */
function tightened(graph: LayerGraph, ranks: Map<string, number>): ReadonlyMap<string, number> {
  const next = adjacency(graph, ({ from, to }) => [from, to]);
  const before = adjacency(graph, ({ from, to }) => [to, from]);
  const rank = (id: string) => ranks.get(id) ?? 0;
  for (const { id } of graph.nodes) {
    const others = [...(next.get(id) ?? []), ...(before.get(id) ?? [])].map(rank);
    if (others.length > 0 && others.every(other => other > rank(id))) ranks.set(id, Math.min(...others) - 1);
  }
  return ranks;
}

/** Nodes of a layer that are not worth another column. */
const fewest = 3;

/** Splits layers that are much longer than a column of a page into several. */
function divided({ nodes, edges }: LayerGraph, ranks: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const length = columnLength(nodes);
  const layers = Map.groupBy(nodes, ({ id }) => ranks.get(id) ?? 0);
  const around = new Map<string, string>();
  for (const { id } of nodes) around.set(id, '');
  for (const { from, to } of edges) {
    around.set(from, `${around.get(from)}${to}\n`);
    around.set(to, `${around.get(to)}${from}\n`);
  }
  const placed = new Map<string, number>();
  let next = 0;
  for (const rank of [...layers.keys()].sort((a, b) => a - b)) {
    const layer = layers.get(rank) ?? [];
    const parts = layer.length > length ? Math.min(Math.ceil(layer.length / (0.8 * length)), Math.ceil(layer.length / fewest)) : 1;
    const sorted = parts > 1 ? layer.toSorted((a, b) => compare(around.get(a.id), around.get(b.id)) || compare(a.id, b.id)) : layer;
    for (const [part, members] of portions(sorted, parts).entries()) {
      for (const { id } of members) placed.set(id, next + part);
    }
    next += parts;
  }
  return placed;
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

function portions(nodes: readonly LayerNode[], parts: number): readonly (readonly LayerNode[])[] {
  const size = Math.ceil(nodes.length / parts);
  return Array.from({ length: parts }, (_, part) => nodes.slice(part * size, (part + 1) * size)).filter(({ length }) => length > 0);
}
