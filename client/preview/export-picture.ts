import * as vscode from 'vscode';
import type { EngineProcess } from '../engine/engine-process.ts';
import { unsavedTexts } from '../topology-files.ts';
import type { ExportFormat } from './preview-messages.ts';

const formats: Readonly<Record<ExportFormat, { readonly ending: string; readonly name: string }>> = {
  svg: { ending: 'svg', name: 'SVG' },
  mermaid: { ending: 'mmd', name: 'Mermaid' },
};

/** Asks for a file and writes the picture to it: whole, with colours of its own, readable by other programs. */
export async function exportPicture(engine: EngineProcess, root: vscode.Uri, format: ExportFormat): Promise<void> {
  const { ending, name } = formats[format];
  const defaultUri = root.with({ path: root.path.replace(/(\.tenantry)?$/, `.${ending}`) });
  const file = await vscode.window.showSaveDialog({ defaultUri, filters: { [name]: [ending] }, title: `Export as ${name}` });
  if (!file) return;
  const { text } = await engine.request('engine/drawing', { rootUri: root.toString(), overlay: unsavedTexts(), format });
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const chosen = await vscode.window.showInformationMessage(`The picture is in ${file.path.split('/').pop()}.`, 'Open');
  if (chosen) await vscode.commands.executeCommand('vscode.open', file);
}
