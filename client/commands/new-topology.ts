import * as vscode from 'vscode';
import type { Workbench } from '../context.ts';
import { nameProblem, oneFile } from '../new-topology/one-file.ts';
import { type Pattern, patterns } from '../new-topology/patterns.ts';
import { languageId } from '../topology-files.ts';

/** What a new topology needs, on the desktop and in a browser. */
type Desk = Pick<Workbench, 'examples' | 'previews'>;

/** Asks for a pattern and a name, and opens the new file with its preview. Without a folder it is a file that is not saved yet. */
export async function newTopology(workbench: Desk, given: unknown): Promise<void> {
  const pattern = await vscode.window.showQuickPick([...patterns], {
    title: vscode.l10n.t('New Topology'),
    placeHolder: vscode.l10n.t('What is it like? Everything in it can be changed.'),
    matchOnDetail: true,
  });
  if (!pattern) return;
  const folder = given instanceof vscode.Uri ? given : await folderFor();
  if (folder === 'nowhere') return;
  const text = await textOf(workbench, pattern);
  if (!folder) return show(workbench, await vscode.workspace.openTextDocument({ language: languageId, content: text }));
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const names = new Set(entries.map(([name]) => name.toLowerCase()));
  const taken = (name: string) => names.has(`${name.toLowerCase()}.tenantry`);
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Topology'),
    prompt: vscode.l10n.t('Name of the file in {0}, without its ending', folderName(folder)),
    value: free(pattern.name, taken),
    validateInput: value => nameProblem(value.trim(), taken),
  });
  if (name === undefined) return;
  const file = vscode.Uri.joinPath(folder, `${name.trim()}.tenantry`);
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  await show(workbench, await vscode.workspace.openTextDocument(file));
}

/** A sample to try things with, as a file that is not saved. */
export async function openSample(workbench: Desk): Promise<void> {
  const [pattern] = patterns;
  if (!pattern) return;
  const document = await vscode.workspace.openTextDocument({ language: languageId, content: await textOf(workbench, pattern) });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
}

/** A folder of the workspace by its name, others by their path in it. */
function folderName(folder: vscode.Uri): string {
  const whole = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.toString() === folder.toString());
  return whole?.name ?? vscode.workspace.asRelativePath(folder);
}

/** Of several folders the person picks one. @returns nothing where no folder is open */
async function folderFor(): Promise<vscode.Uri | 'nowhere' | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders[0]?.uri;
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('In which folder?') }))?.uri ?? 'nowhere';
}

async function textOf({ examples }: Desk, { example }: Pattern): Promise<string> {
  const root = vscode.Uri.joinPath(examples, example);
  const read = async (file: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  return oneFile(await read(root), path => read(vscode.Uri.joinPath(root, '..', path)));
}

async function show({ previews }: Desk, document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
  previews.show(document.uri);
}

function free(name: string, taken: (name: string) => boolean): string {
  let number = 1;
  const numbered = () => (number === 1 ? name : `${name}-${number}`);
  while (taken(numbered())) number++;
  return numbered();
}
