import type { TokenCredential } from '@azure/core-auth';
import type { Tenant, Topology } from '../../language/model/index.ts';
import type { Trace } from '../trace/har.ts';
import { type Clock, systemClock } from '../transport/clock.ts';
import { errorText } from '../transport/errors.ts';
import type { Fetch } from '../transport/fetch-handler.ts';
import { createGraphPort } from '../transport/graph-port.ts';
import { objects, text } from '../transport/json.ts';
import { type GraphAnswer, type GraphPort, succeeded } from '../transport/messages.ts';
import { get, query } from '../transport/paths.ts';
import { clouds, isLoopback, loopbackRoot } from './clouds.ts';
import { credentialFor, type SignIn } from './credentials.ts';
import { ConnectionError, GuardedTokens } from './guarded-tokens.ts';
import { type Identity, identityOf } from './identity.ts';
import { LoopbackCredential, type LoopbackIdentity } from './loopback-credential.ts';

export interface ConnectOptions {
  /** A Graph on this machine for all tenants, `http://127.0.0.1:…`. Absent: the cloud of each tenant. */
  readonly graphRoot?: string;
  /** How to sign in to a tenant of a cloud, or a sentence that says why nobody can. */
  readonly signIn?: (tenant: Tenant) => SignIn | string | undefined;
  /** User principal name of who must act on a tenant; tokens of other users are refused. */
  readonly account?: (tenant: Tenant) => string | undefined;
  /** Who the tokens for a loopback Graph name. */
  readonly identity?: (tenant: Tenant) => LoopbackIdentity | undefined;
  /** Answers in place of the network. */
  readonly fetch?: Fetch;
  readonly trace?: Trace;
  readonly clock?: Clock;
  /** Ends requests and waits at once. */
  readonly signal?: AbortSignal;
}

/** One tenant that can be read and written. */
export interface Connection {
  readonly tenant: Tenant;
  /** Graph root without version. */
  readonly root: string;
  readonly port: GraphPort;
  readonly clock: Clock;
  /** Set once Graph has confirmed that the token acts on the tenant of the topology. */
  confirmed: boolean;
  /** Who acts, from the token. @throws ConnectionError when nobody is signed in, or to another tenant */
  identity(): Promise<Identity>;
}

export interface Connections {
  /** By symbol; absent for external tenants, tenants without id, and tenants that nobody signs in to. */
  of(tenant: string): Connection | undefined;
  /** Sentences about tenants that cannot be connected, by symbol. */
  readonly missing: ReadonlyMap<string, string>;
  readonly clock: Clock;
}

/** Prepares a connection for every tenant that is not external. Nothing is sent and nobody is asked to sign in yet. */
export async function connect(topology: Topology, options: ConnectOptions): Promise<Connections> {
  const clock = options.clock ?? systemClock;
  const loopback = options.graphRoot === undefined ? undefined : loopbackRoot(options.graphRoot);
  const connections = new Map<string, Connection>();
  const missing = new Map<string, string>();
  for (const tenant of topology.tenants) {
    if (tenant.external) continue;
    const root = loopback ?? clouds[tenant.cloud].graph;
    const credential = await credentialOf(tenant, root, options);
    if (typeof credential === 'string') {
      missing.set(tenant.name, credential);
      continue;
    }
    const tokens = new GuardedTokens(tenant, credential, `${root}/.default`, options.account?.(tenant));
    const port = createGraphPort({ root, tokens, clock, fetch: options.fetch, trace: options.trace, signal: options.signal });
    connections.set(tenant.name, { tenant, root, port, clock, confirmed: false, identity: async () => identityOf(await tokens.token()) });
  }
  return { of: tenant => connections.get(tenant), missing, clock };
}

async function credentialOf(tenant: Tenant, root: string, options: ConnectOptions): Promise<TokenCredential | string> {
  if (!tenant.id) return `The tenant ${tenant.name} has no id.`;
  if (isLoopback(root)) return new LoopbackCredential(tenant.id, options.identity?.(tenant));
  const signIn = options.signIn?.(tenant) ?? `Nobody is signed in to ${tenant.displayName}.`;
  if (typeof signIn === 'string') return signIn;
  try {
    return await credentialFor(tenant, signIn);
  } catch (error) {
    return `No sign-in to ${tenant.displayName}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export const organizationRequest = get(query('/organization', { $select: 'id,displayName,verifiedDomains' }));

/** Whether Graph itself says that the token acts on the tenant of the topology. */
export function confirm(connection: Connection, answer: GraphAnswer): void {
  const { tenant } = connection;
  if (!succeeded(answer)) {
    throw answer.status === 0
      ? new ConnectionError('unreachable', `Graph cannot be reached for ${tenant.displayName} at ${connection.root}: ${errorText(answer)}`)
      : new ConnectionError(
          'refused',
          `Graph refuses the sign-in to ${tenant.displayName}: HTTP ${answer.status} ${errorText(answer)}${answer.status === 403 ? ' Every tenant needs the permission User.Read.' : ''}`,
        );
  }
  const [organization] = objects((answer.body as { value?: never } | undefined)?.value);
  const id = text(organization?.['id']).toLowerCase();
  if (id !== tenant.id)
    throw new ConnectionError('wrong-tenant', `Graph says that the sign-in for ${tenant.displayName} (${tenant.id}) acts on the tenant ${id || 'unknown'}.`);
  connection.confirmed = true;
}
