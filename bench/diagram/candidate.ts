/** A thread that places a graph by a library which was installed for the benchmark. */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Point } from '../../language/diagram/index.ts';
import type { Graph, Placement } from './graph.ts';

export type Candidate = 'elkjs' | 'dagre';
export interface Task {
  readonly name: Candidate;
  /** Folder whose node_modules holds the library. */
  readonly folder: string;
  readonly graph: Graph;
  readonly samples: number;
}
export interface Done {
  /** The middle one of the runs, in milliseconds of the processor. */
  readonly time: number;
  readonly placement: Placement;
}

interface Elk {
  layout(graph: unknown): Promise<{
    readonly children: readonly { readonly id: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }[];
    readonly edges: readonly {
      readonly sections?: readonly { readonly startPoint: Point; readonly bendPoints?: readonly Point[]; readonly endPoint: Point }[];
    }[];
  }>;
}
interface DagreGraph {
  setGraph(options: unknown): void;
  setDefaultEdgeLabel(make: () => unknown): void;
  setNode(id: string, size: unknown): void;
  setEdge(from: string, to: string, label: unknown, name: string): void;
  node(id: string): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  edge(from: string, to: string, name: string): { readonly points: readonly Point[] };
}

const { name, folder, graph, samples } = workerData as Task;
const load = createRequire(`${folder}/package.json`);

const placements: { readonly [candidate in Candidate]: () => Promise<Placement> } = {
  async elkjs() {
    const loaded = load('elkjs') as (new () => Elk) & { default?: new () => Elk };
    const Made = loaded.default ?? loaded;
    const result = await new Made().layout({
      id: 'root',
      layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.layered.spacing.nodeNodeBetweenLayers': '118', 'elk.spacing.nodeNode': '40' },
      children: graph.nodes,
      edges: graph.edges.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
    });
    return {
      boxes: result.children,
      lines: result.edges.map(({ sections = [] }, place) => ({
        from: graph.edges[place]?.from ?? '',
        to: graph.edges[place]?.to ?? '',
        points: sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]),
      })),
    };
  },
  async dagre() {
    const { Graph: Made, layout } = load('@dagrejs/dagre') as { Graph: new (options: unknown) => DagreGraph; layout(graph: DagreGraph): void };
    const made = new Made({ multigraph: true, compound: false });
    made.setGraph({ rankdir: 'LR', ranksep: 118, nodesep: 40 });
    made.setDefaultEdgeLabel(() => ({}));
    for (const { id, width, height } of graph.nodes) made.setNode(id, { width, height });
    for (const { id, from, to } of graph.edges) made.setEdge(from, to, {}, id);
    layout(made);
    return {
      boxes: graph.nodes.map(({ id }) => {
        const { x, y, width, height } = made.node(id);
        return { id, x: x - width / 2, y: y - height / 2, width, height };
      }),
      lines: graph.edges.map(({ id, from, to }) => ({ from, to, points: made.edge(from, to, id).points })),
    };
  },
};

const times: number[] = [];
let placement: Placement = { boxes: [], lines: [] };
for (let run = 0; run < samples; run++) {
  const before = process.threadCpuUsage();
  placement = await placements[name]();
  const { user, system } = process.threadCpuUsage(before);
  times.push((user + system) / 1000);
}
times.sort((a, b) => a - b);
parentPort?.postMessage({ time: times[Math.floor(times.length / 2)] ?? 0, placement } satisfies Done);
