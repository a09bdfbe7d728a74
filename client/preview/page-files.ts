import * as vscode from 'vscode';
import type { PreviewPage } from './preview-html.ts';

/** The texts that every page of a preview is made of. */
export async function pageFiles(dist: vscode.Uri): Promise<Pick<PreviewPage, 'script' | 'style'>> {
  const read = async (name: string) => new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(dist, name)));
  const [script, style] = await Promise.all([read('preview.js'), read('preview.css')]);
  return { script, style };
}
