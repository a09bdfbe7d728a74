import * as vscode from 'vscode';
import type { Topology } from '../server/protocol.ts';
import type { LanguageServer } from './language-server.ts';
import type { PreviewPanels } from './preview/preview-panels.ts';
import { languageId } from './topology-files.ts';

/** The topology that a person works on: of the file or preview that was looked at last. */
export class ActiveTopology implements vscode.Disposable {
  private readonly server: LanguageServer;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly registrations: vscode.Disposable;
  private document: vscode.Uri | undefined;
  private files: readonly string[] = [];
  readonly onDidChange = this.changed.event;

  constructor(server: LanguageServer, previews: PreviewPanels) {
    this.server = server;
    const look = () => {
      const looked =
        previews.activeRoot ?? topologyIn(vscode.window.activeTextEditor) ?? this.document ?? vscode.window.visibleTextEditors.map(topologyIn).find(Boolean);
      if (looked?.toString() === this.document?.toString()) return;
      this.document = looked;
      this.changed.fire();
    };
    this.registrations = vscode.Disposable.from(
      this.changed,
      vscode.window.onDidChangeActiveTextEditor(look),
      previews.onDidChangeActive(look),
      server.onDidChangeState(() => this.changed.fire()),
      server.onDidChangeModel(({ uris }) => uris.some(uri => this.files.includes(uri)) && this.changed.fire()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.toString() !== this.document?.toString() || previews.of(uri)) return;
        this.document = undefined;
        look();
        this.changed.fire();
      }),
    );
    look();
  }

  /** The file that was looked at last. */
  get file(): vscode.Uri | undefined {
    return this.document;
  }

  /** As the text says now; nothing where no topology is looked at, or while it cannot be read. */
  async read(): Promise<{ readonly root: vscode.Uri; readonly topology: Topology } | undefined> {
    if (!this.document || this.server.state !== 'running') return undefined;
    try {
      const { root, files, topology } = await this.server.request('tenantry/topology', { uri: this.document.toString() });
      this.files = [this.document.toString(), ...files];
      return { root: vscode.Uri.parse(root, true), topology };
    } catch {
      return undefined;
    }
  }

  dispose(): void {
    this.registrations.dispose();
  }
}

const topologyIn = (editor: vscode.TextEditor | undefined): vscode.Uri | undefined =>
  editor?.document.languageId === languageId ? editor.document.uri : undefined;
