import { type ChildProcess, fork } from 'node:child_process';
import { l10n } from 'vscode';
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node';
import type { EngineNotifications, EngineRequests, HostRequests } from '../../server/engine-protocol.ts';

type HostHandlers = { readonly [M in keyof HostRequests]: (params: HostRequests[M]['params']) => Promise<HostRequests[M]['result']> };
type Listeners = { readonly [M in keyof EngineNotifications]: (params: EngineNotifications[M]) => void };

/** The extension's side of an engine: what it is asked and what it is told. */
export interface EngineHost {
  readonly requests: HostHandlers;
  readonly notifications: Listeners;
  /** A line that the engine wrote to its standard output or error. */
  output(text: string): void;
  /** Called when the process ended without being asked to. */
  died(code: number | null): void;
}

interface Running {
  readonly child: ChildProcess;
  readonly connection: MessageConnection;
}

const failed = -32000;

/** The engine, started with the first request and again with the first one after its end. */
export class EngineProcess {
  private readonly module: string;
  private readonly host: EngineHost;
  private running: Running | undefined;
  private rpc: Promise<typeof import('vscode-jsonrpc/node')> | undefined;

  /** @param module path of the engine's bundle */
  constructor(module: string, host: EngineHost) {
    this.module = module;
    this.host = host;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  async request<M extends keyof EngineRequests>(
    method: M,
    params: EngineRequests[M]['params'],
    token?: CancellationToken,
  ): Promise<EngineRequests[M]['result']> {
    // Loaded with the first request: the activation of the extension needs none of it.
    this.rpc ??= import('vscode-jsonrpc/node');
    const rpc = await this.rpc;
    this.running ??= this.start(rpc);
    const { connection } = this.running;
    // The connection takes its last argument for the token, so there has to be one.
    const cancellation = token ?? rpc.CancellationToken.None;
    try {
      return await connection.sendRequest<EngineRequests[M]['result']>(method, params, cancellation);
    } catch (error) {
      if (this.running?.connection === connection) throw error;
      throw new Error(
        l10n.t(
          'The engine ended before it answered. A deployment that was running may be half done: its journal names every write, and the next plan shows what is left.',
        ),
      );
    }
  }

  /** The engine sees the end of its channel, ends what is in flight and leaves. */
  dispose(): void {
    const running = this.running;
    this.running = undefined;
    running?.connection.dispose();
    if (running?.child.connected) running.child.disconnect();
  }

  private start({ createMessageConnection, IPCMessageReader, IPCMessageWriter, ResponseError }: typeof import('vscode-jsonrpc/node')): Running {
    const child = fork(this.module, [], { env: engineEnvironment(process.env), execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    const running = { child, connection };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => this.host.output(text.trimEnd()));
    child.once('error', error => this.host.output(error.message));
    child.once('exit', code => {
      connection.dispose();
      if (this.running !== running) return;
      this.running = undefined;
      this.host.died(code);
    });
    // A request that fails to be answered is reported by whoever asked.
    connection.onError(([error]) => this.host.output(error.message));
    for (const [method, handler] of Object.entries(this.host.requests)) {
      connection.onRequest(method, async (params: never): Promise<unknown> => {
        try {
          return await handler(params);
        } catch (error) {
          // The message alone is for people; a plain error would be wrapped in words about requests.
          throw new ResponseError(failed, error instanceof Error ? error.message : String(error));
        }
      });
    }
    for (const [method, listener] of Object.entries(this.host.notifications)) connection.onNotification(method, listener);
    connection.listen();
    return running;
  }
}

/** Without what changes how Node runs, and without credentials that somebody left lying about. */
export function engineEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !/^(NODE_OPTIONS|NODE_PATH|NODE_TLS_REJECT_UNAUTHORIZED|ELECTRON_.*|AZURE_.*)$/i.test(name));
  return { ...Object.fromEntries(kept), ELECTRON_RUN_AS_NODE: '1' };
}
