import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import type { Diagnostic, InitializeParams, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** An editor on the other end of the language server's standard input and output. */
export interface TestClient {
  readonly connection: MessageConnection;
  readonly process: ChildProcessWithoutNullStreams;
  readonly initialized: InitializeResult;
  open(uri: string, text: string): void;
  change(uri: string, version: number, text: string): void;
  request<R>(method: string, params: unknown): Promise<R>;
  /** The next diagnostics of a file that fulfil a condition. */
  diagnostics(uri: string, until?: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  /** Ends the server in order and gives its exit code. */
  stop(): Promise<number | null>;
}

type Answers = { readonly [method: string]: (params: never) => unknown };

/**
 * @param more what this client can do beyond the usual
 * @param answers to requests of the server
 */
export async function startClient(folder: string, more: Partial<InitializeParams> = {}, answers: Answers = {}): Promise<TestClient> {
  const child = spawn(process.execPath, [main, '--stdio'], { stdio: 'pipe' });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const published = new Map<string, readonly Diagnostic[]>();
  const listeners = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }: PublishDiagnosticsParams) => {
    published.set(uri, diagnostics);
    for (const listener of [...listeners]) listener();
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', () => [null]);
  for (const [method, answer] of Object.entries(answers)) connection.onRequest(method, answer);
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'workspace' }],
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
    ...more,
  });
  await connection.sendNotification('initialized', {});
  const tell = (method: string, params: unknown) => void connection.sendNotification(method, params);
  return {
    connection,
    process: child,
    initialized,
    open: (uri, text) => tell('textDocument/didOpen', { textDocument: { uri, languageId: 'tenantry', version: 1, text } }),
    change: (uri, version, text) => tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] }),
    request: (method, params) => connection.sendRequest(method, params),
    diagnostics: (uri, until = () => true) =>
      new Promise(resolve => {
        const look = () => {
          const found = published.get(uri);
          if (!found || !until(found)) return;
          listeners.delete(look);
          published.delete(uri);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
    async stop() {
      const ended = new Promise<number | null>(resolve => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      return ended;
    },
  };
}
