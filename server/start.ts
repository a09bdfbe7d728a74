import { NodeFileSystem } from 'langium/node';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { ClientFileSystem } from './client-files.ts';
import { mixedFiles } from './mixed-files.ts';
import { serve } from './serve.ts';

/**
 * Starts the language server on a connection; by default the one that the process was started with (`--node-ipc`,
 * `--stdio`, `--socket=…`). It ends with the connection.
 */
export function startServer(connection: Connection = createConnection(ProposedFeatures.all)): void {
  // A defect of one request must not take the editor's language server down.
  process.on('unhandledRejection', reason =>
    connection.console.error(`Unexpected: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`),
  );
  serve(connection, () => mixedFiles(NodeFileSystem.fileSystemProvider(), new ClientFileSystem(connection)));
}
