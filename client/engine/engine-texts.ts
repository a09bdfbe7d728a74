import * as vscode from 'vscode';
import type { ServerConnection } from '../server-connection.ts';
import { unsavedTexts } from '../topology-files.ts';

/** What the engine cannot read itself, by URI: texts that are not saved, and all of a topology that is not on this machine. */
export async function engineTexts(server: ServerConnection, root: vscode.Uri): Promise<Record<string, string>> {
  if (root.scheme === 'file' || root.scheme === 'untitled') return unsavedTexts();
  const { files } = await server.request('tenantry/topology', { uri: root.toString() });
  const texts = [...new Set([root.toString(), ...files])].map(async uri => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
    return [uri, document.getText()] as const;
  });
  return { ...Object.fromEntries(await Promise.all(texts)), ...unsavedTexts() };
}
