import * as vscode from 'vscode';
import type { Place } from '../topology-files.ts';
import { type PreviewHost, PreviewPanel, viewType } from './preview-panel.ts';

/** All open previews, one for each document. */
export class PreviewPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly host: PreviewHost;
  private readonly open = new Set<PreviewPanel>();
  private readonly registration: vscode.Disposable;
  private readonly activeChanged = new vscode.EventEmitter<void>();
  readonly onDidChangeActive = this.activeChanged.event;

  constructor(host: PreviewHost) {
    this.host = host;
    this.registration = vscode.window.registerWebviewPanelSerializer(viewType, this);
  }

  /** Opens the preview of a document, or brings the one that is open to the front. */
  show(document: vscode.Uri): PreviewPanel {
    const there = this.of(document);
    if (there) {
      there.panel.reveal(undefined, true);
      return there;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    return this.hold(vscode.window.createWebviewPanel(viewType, vscode.l10n.t('Preview'), column, { retainContextWhenHidden: false }), document);
  }

  /** Points a declaration out in a preview of its topology; opens one where there is none. */
  reveal(place: Place): void {
    const there = [...this.open].find(preview => preview.shows(place.uri));
    this.show(there?.document ?? vscode.Uri.parse(place.uri, true)).pointOut(place);
  }

  of(document: vscode.Uri): PreviewPanel | undefined {
    return [...this.open].find(preview => preview.document.toString() === document.toString());
  }

  get all(): readonly PreviewPanel[] {
    return [...this.open];
  }

  /** The topology of the preview that has the focus. */
  get activeRoot(): vscode.Uri | undefined {
    return [...this.open].find(({ panel }) => panel.active)?.rootUri;
  }

  /** After a reload of the window: the page has kept which document it showed. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const document = documentOf(state);
    if (document) this.hold(panel, document);
    else panel.dispose();
  }

  dispose(): void {
    this.registration.dispose();
    this.activeChanged.dispose();
    for (const preview of this.open) preview.panel.dispose();
  }

  private hold(panel: vscode.WebviewPanel, document: vscode.Uri): PreviewPanel {
    const preview = new PreviewPanel(panel, document, this.host);
    this.open.add(preview);
    panel.onDidChangeViewState(() => this.activeChanged.fire());
    panel.onDidDispose(() => {
      this.open.delete(preview);
      preview.dispose();
    });
    return preview;
  }
}

function documentOf(state: unknown): vscode.Uri | undefined {
  const uri = typeof state === 'object' && state !== null && 'document' in state ? state.document : undefined;
  return typeof uri === 'string' ? vscode.Uri.parse(uri) : undefined;
}
