import * as vscode from 'vscode';

export const languageId = 'tenantry';

/** Texts that are not saved, by URI. */
export function unsavedTexts(): Record<string, string> {
  const dirty = vscode.workspace.textDocuments.filter(document => document.languageId === languageId && (document.isDirty || document.isUntitled));
  return Object.fromEntries(dirty.map(document => [document.uri.toString(), document.getText()]));
}

/** The topology file that a command is about: the one that is given, else the one that is looked at. */
export function chosenTopology(given: unknown): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  const looked = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return looked.find(editor => editor?.document.languageId === languageId)?.document.uri;
}

/** Offsets in a file, from 0. */
export interface Place {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** Shows a place in an editor that is there already, or in the first column. */
export async function reveal(place: Place, preserveFocus = false): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  const selection = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
  await vscode.window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One, selection, preserveFocus });
}
