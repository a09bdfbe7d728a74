import type { Connection, Connections } from '../connections/connect.ts';
import { ConnectionError } from '../connections/guarded-tokens.ts';
import { Observer } from '../plan/observer.ts';
import { drive } from '../transport/drive.ts';
import { objects, text } from '../transport/json.ts';
import { Lane } from '../transport/lane.ts';
import type { ImportTenant, Observed, ObservedTenant } from './observed.ts';
import { readDirectory } from './read-directory.ts';
import { readOthers } from './read-others.ts';
import { type Raw, readTenant } from './read-tenant.ts';
import { mentionedIn } from './references.ts';

/** Reads the tenants side by side. Throws a ConnectionError when one of them cannot be reached. */
export async function readTenants(tenants: readonly ImportTenant[], connections: Connections): Promise<Observed> {
  const own = tenants.filter(({ external }) => !external);
  const raw = await Promise.all(
    own.map(tenant => reading(connectionOf(tenant, connections), observer => readTenant(connectionOf(tenant, connections), observer, tenant))),
  );
  const complete = await Promise.all(
    raw.map(async (found): Promise<ObservedTenant> => {
      const directory = await reading(connectionOf(found.tenant, connections), observer => readDirectory(observer, mentionedIn(found, raw)));
      return { ...found, ...directory };
    }),
  );
  const missing = strangers(raw, tenants);
  const [first] = own;
  const others =
    first && missing.length > 0 ? await reading(connectionOf(first, connections), observer => readOthers(observer, missing, tenants, first.cloud)) : [];
  return { tenants: complete, others: [...tenants.filter(({ external }) => external), ...others] };
}

function connectionOf({ name, displayName }: ImportTenant, connections: Connections): Connection {
  const connection = connections.of(name);
  if (!connection) throw new ConnectionError('no-token', connections.missing.get(name) ?? `There is no connection to ${displayName}.`);
  return connection;
}

/** Does work that reads, in rounds: what waits together leaves together. */
async function reading<T>(connection: Connection, work: (observer: Observer) => Promise<T>): Promise<T> {
  const lane = new Lane(connection.port, connection.clock);
  return drive(lane, work(new Observer(lane, connection.root, async () => undefined)));
}

/** Ids of tenants that are referred to and were not named. */
function strangers(raw: readonly Raw[], known: readonly ImportTenant[]): readonly string[] {
  const ids = raw.flatMap(({ partners, configurations }) => [
    ...partners.map(partner => text(partner['tenantId'])),
    ...configurations.map(({ secrets }) => secrets.get('CompanyId') ?? ''),
  ]);
  const fromOrganizations = raw.flatMap(({ organizations }) =>
    organizations.flatMap(({ organization }) => objects(organization['identitySources']).map(source => text(source['tenantId']))),
  );
  const all = [...ids, ...fromOrganizations].map(id => id.toLowerCase()).filter(id => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
  return [...new Set(all)].filter(id => !known.some(tenant => tenant.id === id)).sort();
}
