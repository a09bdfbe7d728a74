import type * as vscode from 'vscode';
import { type WholePicture, wholePicture } from '../preview/picture.ts';
import type { PreviewPanels } from '../preview/preview-panels.ts';
import type { ServerConnection, ServerState } from '../server-connection.ts';

/** What `activate` returns to tests in a browser, in the editor's test mode alone. */
export interface WebTestApi {
  /** What the preview of a document shows now; nothing where none is open. */
  previewState(document: vscode.Uri): WholePicture | undefined;
  serverState(): ServerState;
}

export const webTestApi = (server: ServerConnection, previews: PreviewPanels): WebTestApi => ({
  previewState: document => wholePicture(previews.of(document)?.shown),
  serverState: () => server.state,
});
