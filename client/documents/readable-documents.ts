import * as vscode from 'vscode';
import type { ReadableDocument } from '../../server/engine-protocol.ts';

export const planScheme = 'tenantry-plan';
export const reportScheme = 'tenantry-report';
export type ReadableScheme = typeof planScheme | typeof reportScheme;

/** Plans and reports as read-only documents with links to the source. They live as long as their editors. */
export class ReadableDocuments implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  private readonly contents = new Map<string, ReadableDocument>();
  private readonly roots = new Map<string, vscode.Uri>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations: vscode.Disposable;
  readonly onDidChange = this.changed.event;

  constructor() {
    const schemes: ReadableScheme[] = [planScheme, reportScheme];
    this.registrations = vscode.Disposable.from(
      this.changed,
      ...schemes.map(scheme => vscode.workspace.registerTextDocumentContentProvider(scheme, this)),
      vscode.languages.registerDocumentLinkProvider(
        schemes.map(scheme => ({ scheme })),
        this,
      ),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.contents.delete(uri.toString());
        this.roots.delete(uri.toString());
      }),
    );
  }

  /** Opens it beside what is looked at, or anew where it is open already. */
  async show(scheme: ReadableScheme, root: vscode.Uri, content: ReadableDocument): Promise<vscode.Uri> {
    const uri = vscode.Uri.from({ scheme, path: `/${content.title.replaceAll(/[/\\]/g, ' ')}`, query: root.toString() });
    this.contents.set(uri.toString(), content);
    this.roots.set(uri.toString(), root);
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const shown = vscode.window.tabGroups.all.find(group =>
      group.tabs.some(tab => tab.input instanceof vscode.TabInputText && tab.input.uri.toString() === uri.toString()),
    );
    await vscode.window.showTextDocument(document, { viewColumn: shown?.viewColumn ?? vscode.ViewColumn.Beside, preview: false, preserveFocus: true });
    return uri;
  }

  /** The topology that a plan or report is about. */
  rootOf(uri: vscode.Uri): vscode.Uri | undefined {
    return this.roots.get(uri.toString());
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.contents.get(uri.toString())?.text ?? 'This plan or report is of an earlier session. Plan again to see a new one.\n';
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const links = this.contents.get(document.uri.toString())?.links ?? [];
    return links.map(({ start, end, to }) => {
      const link = new vscode.DocumentLink(new vscode.Range(document.positionAt(start), document.positionAt(end)), revealLink(to));
      link.tooltip = 'Go to the declaration';
      return link;
    });
  }

  dispose(): void {
    this.registrations.dispose();
  }
}

const revealLink = (place: object): vscode.Uri => vscode.Uri.parse(`command:tenantry.reveal?${encodeURIComponent(JSON.stringify([place]))}`);
