import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/browser';
import { type ClientOptions, ServerConnection, type ServerState } from '../server-connection.ts';
import { answerFileRequests } from '../workspace-files.ts';

/** The language server in a worker of the browser. It reads files by asking the editor. */
export class WebLanguageServer extends ServerConnection {
  private readonly script: vscode.Uri;
  private worker: Worker | undefined;

  /** @param script the server's bundle */
  constructor(script: vscode.Uri, log: vscode.LogOutputChannel, commands: readonly string[]) {
    super(log, commands);
    this.script = script;
  }

  protected async connect(options: ClientOptions, become: (state: ServerState) => void): Promise<LanguageClient> {
    this.worker?.terminate();
    const worker = await startWorker(this.script);
    this.worker = worker;
    const client = new LanguageClient('tenantry', 'Tenantry', worker, { ...options, revealOutputChannelOn: RevealOutputChannelOn.Never });
    client.onDidChangeState(({ newState }) => become(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped'));
    answerFileRequests(client);
    return client;
  }

  override async dispose(): Promise<void> {
    await super.dispose().finally(() => this.worker?.terminate());
  }
}

/** Extension hosts refuse workers whose script is of another origin: it is read and handed over as it is. */
async function startWorker(script: vscode.Uri): Promise<Worker> {
  const source = await vscode.workspace.fs.readFile(script);
  const url = URL.createObjectURL(new Blob([new Uint8Array(source)], { type: 'text/javascript' }));
  try {
    return new Worker(url, { name: 'Tenantry Language Server' });
  } finally {
    // The worker has asked for its script by then or not at all; the URL is not needed any more once it runs.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }
}
