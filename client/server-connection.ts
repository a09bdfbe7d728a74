import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { Notifications, Requests } from '../server/protocol.ts';
import { languageId } from './topology-files.ts';

export type ServerState = 'starting' | 'running' | 'stopped';

/** Crashes within three minutes after which it stays down until somebody restarts it. */
const maxRestartCount = 4;

/** What is left to the client where it comes from: the numbers of its states and of its ways to show the log. */
export type ClientOptions = Omit<LanguageClientOptions, 'revealOutputChannelOn'>;

/** The connection to a language server, wherever that one runs. Nothing of ours lives only there: it may end at any time. */
export abstract class ServerConnection implements vscode.Disposable {
  private readonly log: vscode.LogOutputChannel;
  private readonly commands: readonly string[];
  private readonly stateChanged = new vscode.EventEmitter<ServerState>();
  private readonly modelChanged = new vscode.EventEmitter<Notifications['tenantry/didChangeModel']>();
  private readonly files = vscode.workspace.createFileSystemWatcher('**/*.tenantry');
  private client: BaseLanguageClient | undefined;
  private current: ServerState = 'stopped';
  readonly onDidChangeState = this.stateChanged.event;
  readonly onDidChangeModel = this.modelChanged.event;

  /** @param commands ids of what a lens of the server may run here */
  constructor(log: vscode.LogOutputChannel, commands: readonly string[]) {
    this.log = log;
    this.commands = commands;
  }

  /** A client that is not started yet. It tells its states to `become`. */
  protected abstract connect(options: ClientOptions, become: (state: ServerState) => void): Promise<BaseLanguageClient>;

  get state(): ServerState {
    return this.current;
  }

  async start(): Promise<void> {
    this.become('starting');
    let own: BaseLanguageClient | undefined;
    const client = await this.connect(clientOptions(this.log, this.files, this.commands), state => own && this.client === own && this.become(state));
    own = client;
    this.client = client;
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
    if (!this.client) throw new Error(vscode.l10n.t('The language server does not run.'));
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

function clientOptions(log: vscode.LogOutputChannel, files: vscode.FileSystemWatcher, commands: readonly string[]): ClientOptions {
  return {
    // Lenses of the server that run commands are offered only where these exist.
    initializationOptions: {
      commands,
      lensTitles: { reference: vscode.l10n.t('1 reference'), references: vscode.l10n.t('{0} references'), diagram: vscode.l10n.t('Show in diagram') },
    },
    documentSelector: [{ language: languageId }],
    outputChannel: log,
    connectionOptions: { maxRestartCount },
    // Comments of a topology are shown as text: they run no commands and bring no HTML.
    markdown: { isTrusted: false, supportHtml: false },
    synchronize: { fileEvents: files },
  };
}
