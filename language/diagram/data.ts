import type { Topology } from '../model/index.ts';
import { connections } from './connection.ts';
import { type Entry, tenantContents } from './content.ts';
import { layoutDiagram } from './layout.ts';
import type { ArrowKind, Curve, Rect } from './scene.ts';

/** The picture as data, for programs that draw it their own way: what is shown, in which words, and where. Pixels. */
export interface DiagramData {
  readonly schema: 'tenantry.diagram/1';
  readonly title: string;
  /** What the picture shows, in one sentence. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly tenants: readonly DiagramTenant[];
  readonly frames: readonly DiagramFrame[];
  readonly connections: readonly DiagramConnection[];
}

export interface DiagramTenant extends Rect {
  /** Key of the model: `tenant:contoso`. */
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  /** Its first domain, else its id. */
  readonly subtitle: string;
  readonly external: boolean;
  readonly tags: readonly string[];
  readonly contents: readonly { readonly title: string; readonly entries: readonly DiagramEntry[] }[];
}

export interface DiagramEntry {
  readonly key: string;
  readonly name: string;
  readonly tags: readonly string[];
  /** Everything about it in one sentence. */
  readonly label: string;
  /** Of an access package: its policies, in a sentence and in badges. */
  readonly policies: readonly { readonly key: string; readonly label: string; readonly badges: readonly string[] }[];
}

/** Around a mesh, or around members of a set that stand together. */
export interface DiagramFrame extends Rect {
  readonly kind: 'mesh' | 'set';
  /** Absent where a mesh was found that nobody declared. */
  readonly key?: string;
  readonly caption: string;
}

export interface DiagramConnection {
  readonly kind: ArrowKind;
  readonly key: string;
  /** Symbols of the tenants; users go from one to the other. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly facts: readonly string[];
  /** What keeps it from working. */
  readonly faults: readonly string[];
  /** Cubic Bézier pieces. Of two directions that share a line, each has the half that ends in its head. */
  readonly curves: readonly Curve[];
}

export function diagramData(topology: Topology): DiagramData {
  const { title, description, width, height, boxes, frames, arrows } = layoutDiagram(topology);
  const places = new Map(boxes.map(box => [box.source.key, box]));
  const facts = new Map(connections(topology).map(connection => [`${connection.source.key} ${connection.from} ${connection.to}`, connection]));
  return {
    schema: 'tenantry.diagram/1',
    title,
    description,
    width,
    height,
    tenants: tenantContents(topology).map(({ tenant, title: displayName, subtitle, tags, compartments }) => ({
      key: tenant.key,
      name: tenant.name,
      displayName,
      subtitle,
      external: tenant.external,
      tags,
      ...rect(places.get(tenant.key)),
      contents: compartments.map(({ title: words, entries }) => ({ title: words, entries: entries.map(entryData) })),
    })),
    frames: frames.map(({ kind, source, texts, ...place }) => ({
      kind,
      ...(source ? { key: source.key } : {}),
      caption: texts.map(({ text, full }) => full ?? text).join(' '),
      ...rect(place),
    })),
    connections: arrows.map(({ kind, source, from, to, curves }) => {
      const said = facts.get(`${source.key} ${from} ${to}`);
      return { kind, key: source.key, from, to, label: source.label, facts: said?.facts ?? [], faults: said?.faults ?? [], curves };
    }),
  };
}

const entryData = ({ source, name, tags, details }: Entry): DiagramEntry => ({
  key: source.key,
  name,
  tags,
  label: source.label,
  policies: details.flatMap(detail =>
    detail.type === 'pills' ? [{ key: detail.source.key, label: detail.source.label, badges: detail.pills.map(({ text }) => text) }] : [],
  ),
});

const rect = (place: Rect | undefined): Rect => ({ x: place?.x ?? 0, y: place?.y ?? 0, width: place?.width ?? 0, height: place?.height ?? 0 });
