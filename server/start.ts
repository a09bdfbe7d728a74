import { DocumentState } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createTenantryServices } from '../language/index.ts';
import { addDiagramHandler } from './handlers/diagram.ts';
import { addModelChanges } from './handlers/model-changes.ts';
import { addTopologyHandler } from './handlers/topology.ts';

/**
 * Starts the language server on a connection; by default the one that the process was started with (`--node-ipc`,
 * `--stdio`, `--socket=…`). It ends with the connection.
 */
export function startServer(connection: Connection = createConnection(ProposedFeatures.all)): void {
  // A defect of one request must not take the editor's language server down.
  process.on('unhandledRejection', reason =>
    connection.console.error(`Unexpected: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`),
  );
  const { shared } = createTenantryServices({ connection, ...NodeFileSystem });
  addDiagramHandler(connection, shared);
  addTopologyHandler(connection, shared);
  addModelChanges(connection, shared);
  // Names are resolved in projects, not by Langium's linker: a parsed text is enough to answer.
  startLanguageServer(shared, { CompletionProvider: DocumentState.Parsed, SignatureHelp: DocumentState.Parsed });
}
