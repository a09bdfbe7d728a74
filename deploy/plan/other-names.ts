import type { Connection, Connections } from '../connections/connect.ts';
import { drive } from '../transport/drive.ts';
import { isObject, type Json, text } from '../transport/json.ts';
import { Lane } from '../transport/lane.ts';
import { path } from '../transport/paths.ts';
import { Observer } from './observer.ts';
import type { Operation, Plan } from './plan.ts';

/** Members of values that hold ids of a tenant's own objects, and where these are. */
const places: Readonly<Record<string, string>> = {
  groupId: '/groups',
  userId: '/users',
  connectedOrganizationId: '/identityGovernance/entitlementManagement/connectedOrganizations',
};

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Names of objects that stand in changes by their id alone, as the topology mentions them no more. Reads only where there are any. */
export async function otherNames(operations: readonly Operation[], known: Plan['names'], connections: Connections): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  const reading = [...Map.groupBy(operations, ({ tenant }) => tenant)].map(async ([tenant, own]) => {
    const addresses = new Map<string, string>();
    for (const { changes } of own) for (const change of changes) for (const value of [change.old, change.new]) collect(value, addresses);
    const unknown = [...addresses].filter(([id]) => known[id] === undefined);
    const connection = connections.of(tenant);
    if (connection && unknown.length > 0) await read(connection, unknown, names);
  });
  await Promise.all(reading);
  return names;
}

/** Adds the addresses of all objects in a value, by id. */
function collect(value: Json | undefined, addresses: Map<string, string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item as Json, addresses);
  if (!isObject(value)) return;
  for (const [member, item] of Object.entries(value)) {
    const place = places[member];
    if (place && typeof item === 'string' && GUID.test(item)) addresses.set(item.toLowerCase(), place + path`/${item}`);
    else collect(item, addresses);
  }
}

async function read(connection: Connection, unknown: readonly (readonly [string, string])[], names: Record<string, string>): Promise<void> {
  const lane = new Lane(connection.port, connection.clock);
  const observer = new Observer(lane, connection.root, async () => undefined);
  const looks = unknown.map(async ([id, address]) => {
    // A name is a courtesy: what is gone, or may not be read, stays an id.
    const found = await observer.get(address).catch(() => undefined);
    const name = text(found?.['displayName']);
    if (name !== '') names[id] = name;
  });
  await drive(lane, Promise.all(looks));
}
