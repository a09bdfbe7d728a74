import * as vscode from 'vscode';
import { misspelled } from '../new-topology/misspelled.ts';
import { languageId } from '../topology-files.ts';

/** Misspells one name of the topology that is looked at, to be put right by a quick fix. Undo puts it right too. */
export async function breakSample(): Promise<void> {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.languageId === languageId);
  const change = editor && misspelled(editor.document.getText());
  if (!editor || !change) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a sample first.'));
    return;
  }
  const { document } = editor;
  const range = new vscode.Range(document.positionAt(change.start), document.positionAt(change.end));
  await vscode.window.showTextDocument(document, { viewColumn: editor.viewColumn, selection: range });
  await editor.edit(edit => edit.replace(range, change.text));
  const cursor = document.positionAt(change.start + 1);
  editor.selection = new vscode.Selection(cursor, cursor);
}
