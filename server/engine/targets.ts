import { type Connections, connect, type LoopbackIdentity, type Trace } from '../../deploy/index.ts';
import { directoryRoles } from '../../language/data/roles.ts';
import type { Topology } from '../../language/index.ts';
import { seedOf } from '../../rehearsal/index.ts';
import type { SandboxParams, Target } from '../engine-protocol.ts';
import type { EngineConnection } from './connection.ts';
import { NotConnected } from './not-connected.ts';
import type { SandboxHost } from './sandbox-host.ts';
import type { SignIns } from './sign-ins.ts';

export interface Targets {
  readonly sandbox: SandboxHost;
  readonly host: EngineConnection;
  readonly signIns: SignIns;
}

export interface Aim {
  readonly target: Target;
  readonly sandbox: SandboxParams;
  readonly trace?: Trace;
  /** Ends requests and waits at once. */
  readonly signal?: AbortSignal;
}

/**
 * Connects the tenants of a topology to the target: to the sandbox, which is started and given what the topology expects
 * to exist, or to Graph with the sign-ins that a person chose.
 */
export async function connectTo({ target, sandbox, trace, signal }: Aim, topology: Topology, targets: Targets): Promise<Connections> {
  if (target === 'live')
    return connect(topology, { signIn: tenant => ({ kind: 'supplied', credential: targets.signIns.credentialOf(tenant) }), trace, signal });
  const rights = rightsOf(sandbox.roles);
  const graphRoot = await targets.sandbox.start(sandbox);
  await targets.sandbox.seed(sandbox, seedOf(topology));
  return connect(topology, { graphRoot, trace, signal, identity: () => rights });
}

function rightsOf(roles: readonly string[] | undefined): LoopbackIdentity | undefined {
  return roles && { roles: roles.map(templateIdOf) };
}

function templateIdOf(name: string): string {
  const role = directoryRoles.find(({ displayName }) => displayName.toLowerCase() === name.trim().toLowerCase());
  if (!role) throw new NotConnected('unknown-role', `The setting tenantry.sandbox.roles names "${name}", and there is no directory role of that name.`);
  return role.templateId;
}
