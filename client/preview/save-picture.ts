import * as vscode from 'vscode';
import type { ExportFormat } from './preview-messages.ts';

const formats: Readonly<Record<ExportFormat, { readonly ending: string; readonly name: string }>> = {
  svg: { ending: 'svg', name: 'SVG' },
  mermaid: { ending: 'mmd', name: 'Mermaid' },
  json: { ending: 'json', name: 'JSON' },
};

/** Asks for a file and writes the picture to it: whole, with colours of its own, readable by other programs. */
export async function savePicture(root: vscode.Uri, format: ExportFormat, draw: () => Promise<{ readonly text: string }>): Promise<void> {
  const { ending, name } = formats[format];
  const defaultUri = root.with({ path: root.path.replace(/(\.tenantry)?$/, `.${ending}`) });
  const file = await vscode.window.showSaveDialog({ defaultUri, filters: { [name]: [ending] }, title: vscode.l10n.t('Export as {0}', name) });
  if (!file) return;
  const { text } = await draw();
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  const told = vscode.l10n.t('The picture is in {0}.', file.path.split('/').pop() ?? '');
  const chosen = await vscode.window.showInformationMessage(told, vscode.l10n.t('Open'));
  if (chosen) await vscode.commands.executeCommand('vscode.open', file);
}
