import type { Topology } from '../model/index.ts';
import { sayings } from './alike.ts';
import { arrowsOf } from './arrows.ts';
import { blocksOf } from './blocks.ts';
import { type Detailing, tenantBox } from './box.ts';
import { clustersOf } from './cluster.ts';
import { connections } from './connection.ts';
import { type TenantContent, tenantContents } from './content.ts';
import { meshFrames, setFrames } from './frames.ts';
import { innerWires } from './inner.ts';
import type { UnplacedLabel } from './label.ts';
import { notesOf, titleNote } from './notes.ts';
import { arrangeParts, extent } from './parts.ts';
import type { Curve, Rect, Scene } from './scene.ts';
import { groupingsOf, idsOf } from './sets.ts';
import { summary } from './summary.ts';
import { clean } from './text.ts';
import { wiresOf } from './wire.ts';

export interface LayoutOptions {
  /** Drawn above the picture; absent: the name of the topology, if it has one. */
  readonly title?: string;
  /** Rows of the tenant boxes; `auto` counts groups and the like when there are many. */
  readonly detail?: 'auto' | Detailing;
}

const margin = 28;
const manyRows = 320;
const narrowest = 560;

/** Places everything. Only names and structure count: the same topology always gives the same picture. */
export function layoutDiagram(topology: Topology, options: LayoutOptions = {}): Scene {
  const groupings = groupingsOf(topology);
  const ids = idsOf(topology, groupings);
  const id = (name: string) => ids.get(name) ?? '';
  const contents = tenantContents(topology);
  const relations = connections(topology);
  const clusters = clustersOf(topology, ids, relations);
  const wires = wiresOf(relations, ids);
  const said = sayings(wires, clusters);
  const detailing = detailingOf(contents, options);
  const boxes = new Map(contents.map(content => [id(content.tenant.name), tenantBox(content, detailing)]));
  const groups = groupings.map(({ members }) => new Set([...members].map(id)));
  const blocks = blocksOf(boxes, clusters, wires, said.labels, said.captions, groups);

  const title = options.title ?? topology.identity?.displayName;
  const heading = title ? titleNote(title, margin) : undefined;
  const placed = arrangeParts(blocks, wires, said.labels, said.quiet, { x: margin, y: margin + (heading?.height ?? 0) });
  const ways = new Map<string, readonly Curve[]>(placed.ways);
  const labels = new Map<string, UnplacedLabel & Rect>();
  for (const [id, rect] of placed.labels) labels.set(id, { texts: [], ...said.labels.get(id), ...rect });
  const soft = new Set<string>();
  const notes = [...said.notes];
  let numbers = 1;
  for (const block of blocks) {
    if (block.cluster === undefined) continue;
    const inner = innerWires(block, wires, placed.boxes, said.labels, numbers, said.quiet);
    for (const id of inner.soft) soft.add(id);
    for (const [id, way] of inner.ways) ways.set(id, way);
    for (const [id, label] of inner.labels) labels.set(id, label);
    notes.push(...inner.notes);
    numbers += inner.notes.length;
  }
  const arrows = wires.flatMap(wire => arrowsOf(wire, ways.get(wire.id) ?? [], labels.get(wire.id), soft.has(wire.id)));

  const whole = extent({ ...placed, ways });
  const needed = Math.max(whole.x + whole.width + margin, heading ? heading.width + 2 * margin : 0);
  const roomy = Math.max(needed, narrowest);
  const bottom = whole.y + whole.height + margin;
  const lines = notesOf(notes, arrows, { x: margin, y: bottom, width: roomy - 2 * margin });
  const last = lines.at(-1);
  return {
    width: last ? roomy : needed,
    height: last ? last.y + last.height + 16 : bottom,
    title: clean(title ?? 'Topology'),
    description: summary(topology),
    boxes: [...boxes].map(([tenant, box]) => ({ ...box, x: placed.boxes.get(tenant)?.x ?? 0, y: placed.boxes.get(tenant)?.y ?? 0 })),
    frames: [
      ...setFrames(placed.frames, groupings),
      ...meshFrames(
        blocks,
        placed.blocks,
        clusters,
        said.captions,
        new Map(topology.tenants.map(({ name, displayName }) => [id(name), displayName])),
        topology.meshes,
      ),
    ],
    arrows,
    notes: heading ? [heading, ...lines] : lines,
  };
}

function detailingOf(contents: readonly TenantContent[], { detail }: LayoutOptions): Detailing {
  if (detail === 'full' || detail === 'compact') return detail;
  const rows = contents.reduce((sum, { compartments }) => sum + 2 + compartments.reduce((more, { entries }) => more + entries.length, 0), 0);
  return rows > manyRows ? 'compact' : 'full';
}
