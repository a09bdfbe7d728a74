import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { ClientFileSystem } from './client-files.ts';
import { serve } from './serve.ts';

/** The entry of the language server in a worker of a browser. */
const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
// A defect of one request must not take the language server down.
self.addEventListener('unhandledrejection', event => {
  event.preventDefault();
  connection.console.error(`Unexpected: ${event.reason instanceof Error ? (event.reason.stack ?? event.reason.message) : String(event.reason)}`);
});
serve(connection, () => new ClientFileSystem(connection));
