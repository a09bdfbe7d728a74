import type { Drift, Drifted } from '../../deploy/index.ts';
import type { Topology } from '../../language/index.ts';
import type { PlanMark } from '../protocol.ts';
import { drawnIn } from './drawn-keys.ts';

const SHOWN = 6;
const states = { missing: 'missing', different: 'different', extra: 'not in the topology' } as const;
const sides = { topology: 'changed in the topology', tenant: 'changed in the tenant', both: 'changed in the topology and in the tenant' } as const;

/** What is not as the topology says, on each thing that the picture shows; tenants with their number. */
export function driftMarks({ tenants, drift }: Drift, topology: Topology): PlanMark[] {
  const drawn = drawnIn(topology);
  const byKey = new Map<string, Drifted[]>();
  for (const item of drift) for (const key of drawn(item)) byKey.set(key, [...(byKey.get(key) ?? []), item]);
  const marks = [...byKey].map(([key, own]): PlanMark => ({ key, kind: 'drift', text: wordsOf(own) }));
  for (const { key, links } of topology.meshes) if (links.some(link => byKey.has(link))) marks.push({ key, kind: 'drift' });
  const keys = new Map(topology.tenants.map(({ name, key }) => [name, key]));
  for (const { name, drifted, unchanged } of tenants) {
    const key = keys.get(name);
    if (key && drifted > 0)
      marks.push({ key, kind: 'drift', badge: `≠${drifted}`, text: `${drifted} of ${drifted + unchanged} objects are not as the topology says` });
  }
  return marks;
}

function wordsOf(items: readonly Drifted[]): string {
  const lines = items.slice(0, SHOWN).map(({ title, state, changed }) => `${title}: ${[states[state], changed && sides[changed]].filter(Boolean).join(', ')}`);
  if (items.length > SHOWN) lines.push(`and ${items.length - SHOWN} more`);
  return lines.join('; ');
}
