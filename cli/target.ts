import { type Command, Option } from 'commander';
import { type Connections, type ConnectOptions, connect, type SignIn, Trace } from '../deploy/index.ts';
import type { Tenant, Topology } from '../language/index.ts';
import { seedOf } from '../rehearsal/index.ts';
import { createSandbox, SandboxStateError } from '../sandbox/index.ts';
import { CommandError } from './exit-codes.ts';
import type { Io } from './io.ts';

/** Where a plan or a deployment goes, as stated on the command line. */
export interface TargetOptions {
  readonly graph?: string;
  readonly state?: string;
  readonly signIn?: SignIn['kind'];
  readonly clientId?: string;
  readonly certificate?: string;
  readonly trace?: string;
}

const signIns = ['azureCli', 'deviceCode', 'interactiveBrowser', 'workloadIdentity', 'clientCertificate'] as const;

export function withTargetOptions(command: Command): Command {
  return command
    .addOption(new Option('--graph <url>', 'another Graph root for all tenants; loopback addresses only').conflicts(['signIn', 'state']))
    .addOption(new Option('--state <folder>', 'keep the sandbox in this folder instead of forgetting it').conflicts(['graph', 'signIn']))
    .addOption(
      new Option('--sign-in <how>', 'go to Microsoft Graph itself, signed in to each tenant this way').choices([...signIns]).conflicts(['graph', 'state']),
    )
    .option('--client-id <id>', 'application (client) id to sign in with')
    .option('--certificate <file>', 'PEM file with certificate and key, for clientCertificate')
    .option('--trace <file>', 'record every exchange as HAR 1.2, without tokens');
}

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
  const connections = await connect(topology, { ...placeOf(topology, options, io), trace, signal }).catch(error => {
    throw new CommandError(error instanceof Error ? error.message : String(error));
  });
  return {
    title: options.signIn ? 'Microsoft Graph' : options.graph ? `the Graph at ${options.graph}` : 'the sandbox',
    live: options.signIn !== undefined,
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

function placeOf(topology: Topology, options: TargetOptions, io: Io): ConnectOptions {
  if (options.signIn) {
    const how = signInOf(options, options.signIn, io);
    return { signIn: (_tenant: Tenant) => how };
  }
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

function signInOf({ clientId, certificate }: TargetOptions, kind: SignIn['kind'], io: Io): SignIn {
  switch (kind) {
    case 'clientCertificate':
      if (!clientId || !certificate) throw new CommandError('clientCertificate needs --client-id and --certificate.');
      return { kind, clientId, certificatePath: certificate };
    case 'deviceCode':
      return { kind, clientId, show: message => io.err(message) };
    case 'interactiveBrowser':
    case 'workloadIdentity':
      return { kind, clientId };
    default:
      return { kind: 'azureCli' };
  }
}
