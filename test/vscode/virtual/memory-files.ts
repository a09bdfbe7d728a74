import * as vscode from 'vscode';

/** A file system that is nowhere but in memory. Folders are there where files are. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly files: Map<string, Uint8Array>;
  private readonly times = new Map<string, number>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  }

  write(path: string, text: string): void {
    this.writeFile(vscode.Uri.from({ scheme: 'memfs', path }), new TextEncoder().encode(text));
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const content = this.files.get(path);
    if (content) return { type: vscode.FileType.File, ctime: 0, mtime: this.times.get(path) ?? 0, size: content.length };
    if (this.namesIn(path).size > 0) return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(path);
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    return [...this.namesIn(path)].map(name => [name, this.files.has(`${path}/${name}`) ? vscode.FileType.File : vscode.FileType.Directory]);
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const content = this.files.get(path);
    if (!content) throw vscode.FileSystemError.FileNotFound(path);
    return content;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    this.files.set(uri.path, content);
    this.times.set(uri.path, Date.now());
    this.changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  createDirectory(): void {}

  delete({ path }: vscode.Uri): void {
    this.files.delete(path);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  private namesIn(folder: string): ReadonlySet<string> {
    const start = folder.replace(/\/?$/, '/');
    return new Set([...this.files.keys()].filter(path => path.startsWith(start)).map(path => path.slice(start.length).split('/')[0] ?? ''));
  }
}
