import { DocumentState, type FileSystemProvider } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { createTenantryServices } from '../language/index.ts';
import { addDiagramHandler } from './handlers/diagram.ts';
import { addDrawingHandler } from './handlers/drawing.ts';
import { addModelChanges } from './handlers/model-changes.ts';
import { addTopologyHandler } from './handlers/topology.ts';

/** Answers on a connection, wherever it runs: in a process or in a worker. */
export function serve(connection: Connection, fileSystemProvider: () => FileSystemProvider): void {
  const { shared } = createTenantryServices({ connection, fileSystemProvider });
  addDiagramHandler(connection, shared);
  addDrawingHandler(connection, shared);
  addTopologyHandler(connection, shared);
  addModelChanges(connection, shared);
  // Names are resolved in projects, not by Langium's linker: a parsed text is enough to answer.
  startLanguageServer(shared, { CompletionProvider: DocumentState.Parsed, SignatureHelp: DocumentState.Parsed });
}
