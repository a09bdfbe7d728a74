import type * as vscode from 'vscode';
import type { EngineProcess } from '../engine/engine-process.ts';
import { unsavedTexts } from '../topology-files.ts';
import type { ExportFormat } from './preview-messages.ts';
import { savePicture } from './save-picture.ts';

/** The engine draws what is exported. */
export const exportPicture = (engine: EngineProcess, root: vscode.Uri, format: ExportFormat): Promise<void> =>
  savePicture(root, format, () => engine.request('engine/drawing', { rootUri: root.toString(), overlay: unsavedTexts(), format }));
