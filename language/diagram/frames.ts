import type { Topology } from '../model/index.ts';
import type { Block } from './block.ts';
import type { Cluster } from './cluster.ts';
import type { Rect, SceneFrame } from './scene.ts';
import { clean, fit, list } from './text.ts';

/** A frame around every polygon; its caption says what all its links say. */
export function framesOf(
  blocks: readonly Block[],
  places: ReadonlyMap<string, Rect>,
  clusters: readonly Cluster[],
  captions: ReadonlyMap<number, string>,
  topology: Topology,
): readonly SceneFrame[] {
  const meshes = new Map(topology.meshes.map(mesh => [mesh.key, mesh]));
  const tenants = new Map(topology.tenants.map(tenant => [tenant.name, tenant.displayName]));
  return blocks.flatMap((block): SceneFrame[] => {
    const rect = places.get(block.id);
    if (block.cluster === undefined || !rect) return [];
    const cluster = clusters[block.cluster];
    const mesh = meshes.get(cluster?.mesh ?? '');
    const caption = captions.get(block.cluster) ?? 'everybody with everybody';
    const text = fit(mesh?.displayNameStated ? `${mesh.displayName} · ${caption}` : caption, rect.width - 32, 12);
    const full = clean(caption);
    const label = `Mesh of ${list((cluster?.members ?? []).map(name => clean(tenants.get(name) ?? name, 80)))}: ${full}`;
    return [
      {
        ...rect,
        ...(mesh ? { source: { key: mesh.key, span: mesh.span, label } } : {}),
        texts: [{ x: rect.x + 16, y: rect.y + 22, text, role: 'quiet', full }],
      },
    ];
  });
}
