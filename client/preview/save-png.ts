import * as vscode from 'vscode';

/** Asks for a file and writes the picture to it that the page has drawn. */
export async function savePng(root: vscode.Uri, base64: string): Promise<void> {
  const defaultUri = root.with({ path: root.path.replace(/(\.tenantry)?$/, '.png') });
  const file = await vscode.window.showSaveDialog({ defaultUri, filters: { PNG: ['png'] }, title: vscode.l10n.t('Export as {0}', 'PNG') });
  if (!file) return;
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  await vscode.workspace.fs.writeFile(file, bytes);
  const told = vscode.l10n.t('The picture is in {0}.', file.path.split('/').pop() ?? '');
  const chosen = await vscode.window.showInformationMessage(told, vscode.l10n.t('Open'));
  if (chosen) await vscode.commands.executeCommand('vscode.open', file);
}
