import * as vscode from 'vscode';
import type { LanguageClient, LanguageClientOptions, ServerOptions, TransportKind } from 'vscode-languageclient/node';
import type { Notifications, Requests } from '../server/protocol.ts';
import { languageId } from './topology-files.ts';

export type ServerState = 'starting' | 'running' | 'stopped';

/** Crashes within three minutes after which it stays down until somebody restarts it. */
const maxRestartCount = 4;

/** The language server's process and the connection to it. Nothing of ours lives only there: it may end at any time. */
export class LanguageServer implements vscode.Disposable {
  private readonly module: string;
  private readonly log: vscode.LogOutputChannel;
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  private readonly modelChanged = new vscode.EventEmitter<Notifications['tenantry/didChangeModel']>();
  private readonly files = vscode.workspace.createFileSystemWatcher('**/*.tenantry');
  private client: LanguageClient | undefined;
  private current: ServerState = 'stopped';
  readonly onDidChangeState = this.stateChanged.event;
  readonly onDidChangeModel = this.modelChanged.event;

  /** @param module path of the server's bundle */
  constructor(module: string, log: vscode.LogOutputChannel) {
    this.module = module;
    this.log = log;
  }

  get state(): ServerState {
    return this.current;
  }

  async start(): Promise<void> {
    this.become('starting');
    // The largest part of the extension's code is loaded after the activation, which does not wait for it.
    await new Promise(resolve => setImmediate(resolve));
    const { LanguageClient, RevealOutputChannelOn, State, TransportKind } = await import('vscode-languageclient/node');
    const options = { ...clientOptions(this.log, this.files), revealOutputChannelOn: RevealOutputChannelOn.Never };
    const client = new LanguageClient('tenantry', 'Tenantry', serverOptions(this.module, TransportKind.ipc), options);
    this.client = client;
    client.onDidChangeState(({ newState }) => {
      if (this.client === client) this.become(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped');
    });
    client.onNotification('tenantry/didChangeModel', params => this.modelChanged.fire(params));
    await client.start();
  }

  /** The editor's open documents are sent to the new one. */
  async restart(): Promise<void> {
    const old = this.client;
    this.client = undefined;
    this.become('stopped');
    // One that never started cannot be stopped either.
    await old?.dispose().catch(error => this.log.debug(`The old language server: ${error instanceof Error ? error.message : String(error)}`));
    await this.start();
  }

  /** Rejects while the server is down. */
  async request<M extends keyof Requests>(method: M, params: Requests[M]['params']): Promise<Requests[M]['result']> {
    if (!this.client) throw new Error('The language server is not running.');
    return this.client.sendRequest<Requests[M]['result']>(method, params);
  }

  private become(state: ServerState): void {
    this.current = state;
    this.stateChanged.fire(state);
  }

  async dispose(): Promise<void> {
    this.stateChanged.dispose();
    this.modelChanged.dispose();
    this.files.dispose();
    await this.client?.dispose();
  }
}

function serverOptions(module: string, transport: TransportKind): ServerOptions {
  const run = { module, transport };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6129'] } } };
}

function clientOptions(log: vscode.LogOutputChannel, files: vscode.FileSystemWatcher): LanguageClientOptions {
  return {
    documentSelector: [{ language: languageId }],
    outputChannel: log,
    connectionOptions: { maxRestartCount },
    // Code lenses offer these; both take the file of the editor that shows the lens.
    initializationOptions: { commands: ['tenantry.plan', 'tenantry.openPreviewToSide'] },
    // Comments of a topology are shown as text: they run no commands and bring no HTML.
    markdown: { isTrusted: false, supportHtml: false },
    synchronize: { fileEvents: files },
  };
}
