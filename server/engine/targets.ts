import { type Connections, connect } from '../../deploy/index.ts';
import type { Topology } from '../../language/index.ts';
import { seedOf } from '../../rehearsal/index.ts';
import type { SandboxParams, Target } from '../engine-protocol.ts';
import type { EngineConnection } from './connection.ts';
import type { SandboxHost } from './sandbox-host.ts';
import { tokenFromHost } from './token-from-host.ts';

export interface Targets {
  readonly sandbox: SandboxHost;
  readonly host: EngineConnection;
}

export interface Aim {
  readonly target: Target;
  readonly sandbox: SandboxParams;
  /** Ends requests and waits at once. */
  readonly signal?: AbortSignal;
}

/**
 * Connects the tenants of a topology to the target: to the sandbox, which is started and given what the topology expects
 * to exist, or to Graph with the editor's Microsoft accounts.
 */
export async function connectTo({ target, sandbox, signal }: Aim, topology: Topology, targets: Targets): Promise<Connections> {
  if (target === 'live') return connect(topology, { signIn: tenant => ({ kind: 'supplied', credential: tokenFromHost(tenant, targets.host) }), signal });
  const graphRoot = await targets.sandbox.start(sandbox);
  await targets.sandbox.seed(sandbox, seedOf(topology));
  return connect(topology, { graphRoot, signal });
}
