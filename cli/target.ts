import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import { type Connections, type ConnectOptions, connect, type SignInKind, signInKinds, signInOf, type TenantConnection, Trace } from '../deploy/index.ts';
import type { Tenant, Topology } from '../language/index.ts';
import { seedOf } from '../rehearsal/index.ts';
import { createSandbox, SandboxStateError } from '../sandbox/index.ts';
import { CONNECTIONS_FILE, openConnections } from './connections-file.ts';
import { CommandError } from './exit-codes.ts';
import type { Io } from './io.ts';

/** Where a plan or a deployment goes, as stated on the command line. */
export interface TargetOptions {
  readonly graph?: string;
  readonly state?: string;
  readonly live?: boolean;
  readonly connections?: string;
  readonly signIn?: SignInKind;
  readonly clientId?: string;
  readonly certificate?: string;
  readonly trace?: string;
  /** Whether the connections file may name tenants that the topology does not have. */
  readonly strangers?: boolean;
}

export function withTargetOptions(command: Command): Command {
  return command
    .addOption(new Option('--graph <url>', 'another Graph root for all tenants; loopback addresses only').conflicts(['live', 'connections', 'signIn', 'state']))
    .addOption(new Option('--state <folder>', 'keep the sandbox in this folder instead of forgetting it').conflicts(['graph', 'live', 'connections', 'signIn']))
    .option('--live', `go to Microsoft Graph itself, signed in to each tenant as ${CONNECTIONS_FILE} beside the topology says`)
    .option('--connections <file>', 'go to Microsoft Graph itself, signed in as this file says')
    .addOption(new Option('--sign-in <how>', 'go to Microsoft Graph itself, signed in to every tenant this way').choices([...signInKinds]))
    .option('--client-id <id>', 'application (client) id to sign in with, in place of that of the connections file')
    .option('--certificate <file>', 'PEM file with certificate and key, for clientCertificate, in place of that of the connections file')
    .option('--trace <file>', 'record every exchange as HAR 1.2, without tokens');
}

/** Whether the tenants of a cloud are meant, and not a sandbox. */
export const isLive = ({ live, connections, signIn }: TargetOptions): boolean => live === true || connections !== undefined || signIn !== undefined;

export interface Target {
  /** For people: "the sandbox", "Microsoft Graph". */
  readonly title: string;
  readonly live: boolean;
  readonly connections: Connections;
  /** Writes the trace, if one was asked for. */
  close(): Promise<void>;
}

/** Prepares the target; nothing is sent yet. */
export async function openTarget(topology: Topology, options: TargetOptions, io: Io, signal: AbortSignal): Promise<Target> {
  const trace = options.trace ? new Trace() : undefined;
  const place = await placeOf(topology, options, io);
  const connections = await connect(topology, { ...place, trace, signal }).catch(error => {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  });
  return {
    title: isLive(options) ? 'Microsoft Graph' : options.graph ? `the Graph at ${options.graph}` : 'the sandbox',
    live: isLive(options),
    connections,
    async close() {
      if (!trace || !options.trace) return;
      await trace.save(options.trace).catch(error => {
        throw new CommandError(`The trace cannot be written to ${options.trace}: ${error instanceof Error ? error.message : String(error)}`);
      });
      io.err(`Wrote ${trace.count} exchanges to ${options.trace}.`);
    },
  };
}

async function placeOf(topology: Topology, options: TargetOptions, io: Io): Promise<ConnectOptions> {
  if (isLive(options)) return signedIn(topology, options, io);
  if (options.graph) return { graphRoot: options.graph };
  try {
    const sandbox = createSandbox({ persist: options.state });
    sandbox.seed(seedOf(topology));
    return { graphRoot: 'http://127.0.0.1', fetch: request => sandbox.request(request) };
  } catch (error) {
    if (error instanceof SandboxStateError) throw new CommandError(error.message);
    throw error;
  }
}

/** The connections file, with what the command line says in its place. */
async function signedIn(topology: Topology, options: TargetOptions, io: Io): Promise<ConnectOptions> {
  const folder = topology.root.startsWith('file:') ? path.dirname(fileURLToPath(topology.root)) : io.cwd;
  const connecting = await openConnections(options.connections, folder, topology.tenants, { strangers: options.strangers });
  const { signIn, clientId, certificate } = options;
  const stated = Object.fromEntries(Object.entries({ signIn, clientId, certificate }).filter(([, value]) => value !== undefined));
  const settings = (tenant: Tenant): TenantConnection => ({ ...connecting.of(tenant), ...stated });
  const where = connecting.file ?? CONNECTIONS_FILE;
  return {
    signIn: tenant => {
      const { certificate, tokenFile } = settings(tenant);
      const lost = [certificate, tokenFile].find(file => file !== undefined && !existsSync(file));
      if (lost !== undefined) return `No sign-in to ${tenant.displayName}: there is no file ${lost}.`;
      const found = signInOf(settings(tenant), message => io.err(message));
      if (typeof found === 'string') return `No sign-in to ${tenant.displayName}: ${found}.`;
      return found ?? `Nothing says how to sign in to ${tenant.displayName}: add ${tenant.name} to ${where}, or use --sign-in.`;
    },
    account: tenant => settings(tenant).account,
  };
}
