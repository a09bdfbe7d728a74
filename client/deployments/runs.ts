import * as vscode from 'vscode';
import { isAlive, latestFirst, type Run, readRun } from './run.ts';

/** The deployments of this machine, from the folder of journals. The folder is the memory: nothing is kept here. */
export class Runs implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watching: vscode.Disposable;
  readonly onDidChange = this.changed.event;
  readonly folder: vscode.Uri;

  constructor(storage: vscode.Uri) {
    this.folder = vscode.Uri.joinPath(storage, 'journals');
    // Other windows deploy too, and a deployment ends after the window that began it was reloaded.
    const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(this.folder, '*.json'));
    const tell = () => this.changed.fire();
    this.watching = vscode.Disposable.from(files, files.onDidCreate(tell), files.onDidChange(tell), files.onDidDelete(tell));
  }

  async list(): Promise<readonly Run[]> {
    const entries = await vscode.workspace.fs.readDirectory(this.folder).then(
      found => found,
      () => [],
    );
    const names = entries.flatMap(([name]) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
    const runs = await Promise.all(names.map(id => this.read(id)));
    return latestFirst(runs.filter(run => run !== undefined));
  }

  async read(id: string): Promise<Run | undefined> {
    try {
      const content = await vscode.workspace.fs.readFile(this.file(id, 'json'));
      return readRun(id, new TextDecoder().decode(content), isAlive);
    } catch {
      return undefined;
    }
  }

  journal(id: string): vscode.Uri {
    return this.file(id, 'jsonl');
  }

  har(id: string): vscode.Uri {
    return this.file(id, 'har');
  }

  async remove(id: string): Promise<void> {
    for (const ending of ['json', 'jsonl', 'har'] as const) {
      await vscode.workspace.fs.delete(this.file(id, ending)).then(
        () => undefined,
        () => undefined,
      );
    }
    this.refresh();
  }

  refresh(): void {
    this.changed.fire();
  }

  dispose(): void {
    this.watching.dispose();
    this.changed.dispose();
  }

  /** Ids are names of files in the folder, never ways out of it. */
  private file(id: string, ending: 'json' | 'jsonl' | 'har'): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, `${id.replaceAll(/[/\\]/g, ' ')}.${ending}`);
  }
}
