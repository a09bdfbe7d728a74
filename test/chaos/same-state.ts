// The state of a sandbox without what differs from run to run: ids, instants, and what is on its way.
import builtinRoles from '../../sandbox/data/builtin-roles.json' with { type: 'json' };
import type { SandboxState } from '../../sandbox/index.ts';

type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
const isObject = (value: unknown): value is Record<string, Value> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Requests that were made and what is not visible yet are no part of the result. */
const PASSING = new Set(['pending', 'resourceRequests', 'roleScheduleRequests']);
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=extension_|Azure2Azure\.[0-9a-f]{32}\.)[0-9a-f]{32}/gi;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const KEPT = new Set(builtinRoles.map(({ templateId }) => templateId));

/** One line per object, sorted: two states with the same lines hold the same, nothing more and nothing twice. */
export function linesOf(state: SandboxState): string[] {
  const names = new Map<string, string>();
  for (const tenant of Object.values(state.tenants)) nameIds(tenant as unknown as Record<string, Value>, tenant.displayName, names);
  for (const id of Object.keys(state.tenants)) names.set(id, id);
  const neutral = (text: string): string =>
    text
      .replaceAll(ID, id => {
        const low = id.toLowerCase();
        // Ids of seeded objects are the same in every run.
        if (low.startsWith('5eed') || KEPT.has(low)) return low;
        return names.get(low) ?? (names.has(dashed(low)) ? `hex of ${names.get(dashed(low))}` : 'an id');
      })
      .replaceAll(INSTANT, 'an instant');
  const lines: string[] = [];
  for (const tenant of Object.values(state.tenants)) {
    for (const [table, content] of Object.entries(tenant)) {
      if (PASSING.has(table)) continue;
      const objects = isObject(content) && Object.values(content).every(isObject) ? Object.entries(content) : [['', content] as const];
      for (const [key, object] of objects) lines.push(neutral(`${tenant.displayName} ${table} ${key} ${JSON.stringify(sorted(object as Value))}`));
    }
  }
  return lines.sort();
}

const dashed = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Names that hold an id, as those of directory extensions do, are names without it. */
const plain = (text: string): string => text.replaceAll(ID, 'an id');

function nameIds(value: Value, place: string, names: Map<string, string>): void {
  if (Array.isArray(value)) for (const item of value) nameIds(item, place, names);
  if (!isObject(value)) return;
  const own = ['displayName', 'uniqueName', 'name', 'value'].map(member => value[member]).find(member => typeof member === 'string' && member !== '');
  for (const member of ['id', 'appId']) {
    const id = value[member];
    if (typeof id === 'string' && !names.has(id.toLowerCase())) names.set(id.toLowerCase(), plain(`${member} of ${place} ${own ?? ''}`).trim());
  }
  for (const [name, item] of Object.entries(value)) {
    // Keys of tables are ids: they say nothing about the place.
    nameIds(item, /^[0-9a-f-]{36}/.test(name) ? place : `${place} ${own ?? ''}/${name}`, names);
  }
}

/** Members in order; lists of ids and names in order too, since Graph keeps none there. */
function sorted(value: Value): Value {
  if (Array.isArray(value)) {
    const items = value.map(sorted);
    return items.every(item => typeof item === 'string') ? items.sort() : items;
  }
  if (!isObject(value)) return value;
  // How far a job that runs has come depends on when it is looked at.
  const job = 'templateId' in value && 'schedule' in value;
  return Object.fromEntries(
    Object.keys(value)
      .filter(name => !(job && name === 'status'))
      .sort()
      .map(name => [name, sorted(value[name] as Value)]),
  );
}
