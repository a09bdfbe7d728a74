import type { Mesh } from '../model/index.ts';
import type { Block } from './block.ts';
import type { Cluster } from './cluster.ts';
import type { Rect, SceneFrame } from './scene.ts';
import type { GroupRect } from './set-frames.ts';
import type { Grouping } from './sets.ts';
import { clean, fit, list } from './text.ts';

/** A frame around every part of a set that stands together, with its name. */
export const setFrames = (rects: readonly GroupRect[], groupings: readonly Grouping[]): readonly SceneFrame[] =>
  rects.flatMap(({ group, rect }) => {
    const { caption, source } = groupings[group] ?? {};
    if (caption === undefined || !source) return [];
    const text = fit(caption, rect.width - 24, 11);
    return { ...rect, kind: 'set', source, texts: [{ x: rect.x + 12, y: rect.y + 17, text, role: 'quiet', ...(text === caption ? {} : { full: caption }) }] };
  });

/** A frame around every polygon; its caption says what all its links say. */
export function meshFrames(
  blocks: readonly Block[],
  places: ReadonlyMap<string, Rect>,
  clusters: readonly Cluster[],
  captions: ReadonlyMap<number, string>,
  /** Display names by id. */
  tenants: ReadonlyMap<string, string>,
  declared: readonly Mesh[],
): readonly SceneFrame[] {
  const meshes = new Map(declared.map(mesh => [mesh.key, mesh]));
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
        kind: 'mesh',
        ...(mesh ? { source: { key: mesh.key, span: mesh.span, label } } : {}),
        texts: [{ x: rect.x + 16, y: rect.y + 22, text, role: 'quiet', full }],
      },
    ];
  });
}
