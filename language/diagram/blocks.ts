import { type Block, clusterBlock, single } from './block.ts';
import type { UnplacedBox } from './box.ts';
import type { Cluster } from './cluster.ts';
import type { UnplacedLabel } from './label.ts';
import { measure } from './text.ts';
import type { Wire } from './wire.ts';

/** Every cluster and every tenant outside of clusters, sorted by id. */
export function blocksOf(
  boxes: ReadonlyMap<string, UnplacedBox>,
  clusters: readonly Cluster[],
  wires: readonly Wire[],
  labels: ReadonlyMap<string, UnplacedLabel>,
  captions: ReadonlyMap<number, string>,
  groups: readonly ReadonlySet<string>[],
): readonly Block[] {
  const place = new Map(clusters.flatMap(({ members }, index) => members.map(member => [member, index] as const)));
  // A set that a mesh would be torn by is not framed, and neither is one that is the mesh itself.
  const whole = groups.map(group =>
    clusters.every(({ members }) => disjoint(members, group) || (group.size > members.length && members.every(id => group.has(id)))),
  );
  const around = (tenant: string) => groups.flatMap((group, index) => (whole[index] && group.has(tenant) ? [index] : []));
  const blocks: Block[] = [];
  for (const [tenant, box] of boxes) if (!place.has(tenant)) blocks.push(single(tenant, box, around(tenant)));
  for (const [index, cluster] of clusters.entries()) {
    const own = new Set(cluster.members);
    const lean = new Map<string, number>();
    for (const { from, to } of wires) {
      // Who gives to others looks right, who takes from others looks left.
      if (own.has(from) && !own.has(to)) lean.set(from, (lean.get(from) ?? 0) + 1);
      if (own.has(to) && !own.has(from)) lean.set(to, (lean.get(to) ?? 0) - 1);
    }
    const labelled = wires.some(({ id, from, to }) => own.has(from) && own.has(to) && labels.has(id));
    const caption = Math.min(measure(captions.get(index) ?? '', 12), 560);
    blocks.push(clusterBlock(cluster, index, around(cluster.members[0] ?? ''), tenant => boxes.get(tenant), lean, labelled, caption));
  }
  return blocks.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const disjoint = (members: readonly string[], group: ReadonlySet<string>): boolean => !members.some(id => group.has(id));
