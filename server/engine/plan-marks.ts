import type { Operation, Plan } from '../../deploy/index.ts';
import type { Topology } from '../../language/index.ts';
import type { PlanMark } from '../protocol.ts';
import { drawnIn, ownId } from './drawn-keys.ts';

const signs = { create: '+', update: '~', remove: '−' } as const;
const SHOWN = 6;

/** What a plan does to each thing that the picture shows: to objects and links by their operations, to tenants and meshes by counts. */
export function planMarks({ operations, tenants }: Plan, topology: Topology): PlanMark[] {
  const drawn = drawnIn(topology);
  const byKey = new Map<string, Operation[]>();
  for (const operation of operations) for (const key of drawn(operation)) byKey.set(key, [...(byKey.get(key) ?? []), operation]);
  const marks = [...byKey].map(([key, own]): PlanMark => ({ key, kind: kindOf(key, own), text: wordsOf(key, own) }));
  const kinds = new Map(marks.map(({ key, kind }) => [key, kind]));
  for (const { key, links } of topology.meshes) {
    const own = new Set(links.flatMap(link => kinds.get(link) ?? []));
    const [only] = own;
    if (only) marks.push({ key, kind: own.size === 1 ? only : 'change' });
  }
  const keys = new Map(topology.tenants.map(({ name, key }) => [name, key]));
  for (const { name, create, update, remove } of tenants) {
    const badge = [create && `+${create}`, update && `~${update}`, remove && `−${remove}`].filter(Boolean).join(' ');
    const text = [create && `${create} to create`, update && `${update} to change`, remove && `${remove} to remove`].filter(Boolean).join(', ');
    const key = keys.get(name);
    if (key && badge) marks.push({ key, kind: create && !update && !remove ? 'create' : remove && !create && !update ? 'remove' : 'change', text, badge });
  }
  return marks;
}

function kindOf(key: string, operations: readonly Operation[]): PlanMark['kind'] {
  const own = operations.find(({ id }) => id === ownId(key))?.action;
  return own === 'create' || own === 'remove' ? own : operations.every(({ action }) => action === 'remove') ? 'remove' : 'change';
}

/** A thing that is all new needs no list of its parts. */
function wordsOf(key: string, operations: readonly Operation[]): string | undefined {
  const told = operations.length === 1 && operations[0]?.id === ownId(key) ? [] : operations;
  const lines = told.slice(0, SHOWN).map(({ action, title, loss }) => `${signs[action]} ${title}${loss ? ` (${loss})` : ''}`);
  if (told.length > SHOWN) lines.push(`and ${told.length - SHOWN} more`);
  return lines.join('; ') || undefined;
}
