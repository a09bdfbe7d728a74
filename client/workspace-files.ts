import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { DocumentParams, FileEntry, ServerRequests } from '../server/protocol.ts';

type Handlers = { readonly [M in keyof ServerRequests]: (params: ServerRequests[M]['params']) => Promise<ServerRequests[M]['result']> };

/** Files of topologies and the folders that hold them, wherever the editor has them from. Nothing else is read. */
const handlers: Handlers = {
  'tenantry/stat': async ({ uri }) => {
    const file = vscode.Uri.parse(uri, true);
    return vscode.workspace.fs.stat(file).then(
      ({ type }) => entry(file, type),
      () => null,
    );
  },
  'tenantry/readFile': async ({ uri }) => {
    const file = vscode.Uri.parse(uri, true);
    if (!file.path.endsWith('.tenantry')) throw new Error(`${uri} is no topology.`);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  },
  'tenantry/readDirectory': async ({ uri }) => {
    const folder = vscode.Uri.parse(uri, true);
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => entry(vscode.Uri.joinPath(folder, name), type));
  },
};

/** Lets the language server read what the editor can read and it cannot. */
export function answerFileRequests(client: BaseLanguageClient): void {
  for (const [method, handler] of Object.entries(handlers)) client.onRequest(method, (params: DocumentParams): Promise<unknown> => handler(params));
}

const entry = (uri: vscode.Uri, type: vscode.FileType): FileEntry => ({
  uri: uri.toString(),
  isFile: (type & vscode.FileType.File) !== 0,
  isDirectory: (type & vscode.FileType.Directory) !== 0,
});
