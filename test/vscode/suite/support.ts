import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';

/** The extension under test, as a user has it. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('tenantry.tenantry');
  assert.ok(found, 'the extension tenantry.tenantry is not installed');
  return found;
}

/** A file of the workspace, which is a copy of the examples. */
export function at(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export const open = (path: string): Thenable<vscode.TextDocument> => vscode.workspace.openTextDocument(at(path));

/** Writes a file into the workspace and opens it. */
export async function create(path: string, text: string): Promise<vscode.TextDocument> {
  const { fs } = vscode.workspace;
  const stored = await fs.readFile(at(path)).then(
    bytes => new TextDecoder().decode(bytes),
    () => undefined,
  );
  // A file that is written again is empty for a moment, and an open document follows it.
  if (stored !== text) await fs.writeFile(at(path), new TextEncoder().encode(text));
  return open(path);
}

/** The position in a document that `|` marks in a piece of its text. The piece must stand there once. */
export function place(document: vscode.TextDocument, marked: string): vscode.Position {
  const before = marked.indexOf('|');
  assert.ok(before >= 0, `no | in ${marked}`);
  const piece = marked.slice(0, before) + marked.slice(before + 1);
  const text = document.getText();
  const start = text.indexOf(piece);
  assert.ok(start >= 0, `${document.uri.path} has no ${piece}`);
  assert.equal(text.indexOf(piece, start + 1), -1, `${document.uri.path} has ${piece} more than once`);
  return document.positionAt(start + before);
}

/** Asks again until the answer satisfies; the error says what was waited for and what was there instead. */
export async function eventually<T>(what: string, ask: () => T | PromiseLike<T>, satisfies: (answer: T) => boolean, seconds = 30): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (satisfies(answer)) return answer;
    if (Date.now() > deadline) assert.fail(`waited ${seconds} s for ${what}; the last answer was ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}

/** The problems of a file once there is one with this code. */
export const problems = (uri: vscode.Uri, code: string): Promise<vscode.Diagnostic[]> =>
  eventually(
    `a problem with code ${code} in ${uri.path}`,
    () => vscode.languages.getDiagnostics(uri),
    all => all.some(one => codeOf(one) === code),
  );

/** A code can stand alone or with a link to its explanation. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Replaces all text of an open document, without saving it. */
export async function retype(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, document.validateRange(new vscode.Range(0, 0, document.lineCount, 0)), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}
