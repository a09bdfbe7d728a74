import type * as vscode from 'vscode';
import type { EngineProcess } from '../engine/engine-process.ts';
import { engineTexts } from '../engine/engine-texts.ts';
import type { ServerConnection } from '../server-connection.ts';
import type { ExportFormat } from './preview-messages.ts';
import { savePicture } from './save-picture.ts';

/** The engine draws what is exported. */
export const exportPicture = (engine: EngineProcess, server: ServerConnection, root: vscode.Uri, format: ExportFormat): Promise<void> =>
  savePicture(root, format, async () => engine.request('engine/drawing', { rootUri: root.toString(), overlay: await engineTexts(server, root), format }));
