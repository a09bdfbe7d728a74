import type * as vscode from 'vscode';
import type { LanguageClient, ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { type ClientOptions, ServerConnection, type ServerState } from './server-connection.ts';
import { answerFileRequests } from './workspace-files.ts';

export type { ServerState };

/** The language server in a process of its own. */
export class LanguageServer extends ServerConnection {
  private readonly module: string;

  /** @param module path of the server's bundle */
  constructor(module: string, log: vscode.LogOutputChannel, commands: readonly string[]) {
    super(log, commands);
    this.module = module;
  }

  protected async connect(options: ClientOptions, become: (state: ServerState) => void): Promise<LanguageClient> {
    // The largest part of the extension's code is loaded after the activation, which does not wait for it.
    await new Promise(resolve => setImmediate(resolve));
    const { LanguageClient, RevealOutputChannelOn, State, TransportKind } = await import('vscode-languageclient/node');
    const quiet = { ...options, revealOutputChannelOn: RevealOutputChannelOn.Never };
    const client = new LanguageClient('tenantry', 'Tenantry', serverOptions(this.module, TransportKind.ipc), quiet);
    client.onDidChangeState(({ newState }) => become(newState === State.Running ? 'running' : newState === State.Starting ? 'starting' : 'stopped'));
    answerFileRequests(client);
    return client;
  }
}

function serverOptions(module: string, transport: TransportKind): ServerOptions {
  const run = { module, transport };
  return { run, debug: { ...run, options: { execArgv: ['--nolazy', '--inspect=6129'] } } };
}
