import * as vscode from 'vscode';

export const languageId = 'tenantry';

/** Texts that are not saved, by URI. */
export function unsavedTexts(): Record<string, string> {
  const dirty = vscode.workspace.textDocuments.filter(document => document.languageId === languageId && (document.isDirty || document.isUntitled));
  return Object.fromEntries(dirty.map(document => [document.uri.toString(), document.getText()]));
}

/** The file that a command is given: by the editor, or as the lenses of the language server write it. */
export const givenFile = (given: unknown): vscode.Uri | undefined =>
  given instanceof vscode.Uri ? given : typeof given === 'string' ? vscode.Uri.parse(given, true) : undefined;

/** The topology file that a command is about: the one that is given, else the one that is looked at. */
export function chosenTopology(given: unknown): vscode.Uri | undefined {
  const file = givenFile(given);
  if (file) return file;
  const looked = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  return looked.find(editor => editor?.document.languageId === languageId)?.document.uri;
}

/** Offsets in a file, from 0. */
export interface Place {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

export const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' &&
  value !== null &&
  'uri' in value &&
  typeof value.uri === 'string' &&
  'start' in value &&
  typeof value.start === 'number' &&
  'end' in value &&
  typeof value.end === 'number';

/** Shows a place in an editor that is there already, or in the first column. */
export async function reveal(place: Place, preserveFocus = false): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
  const selection = new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
  await vscode.window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One, selection, preserveFocus });
}
