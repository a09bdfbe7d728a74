import * as vscode from 'vscode';
import type { ReadableDocument } from '../../server/engine-protocol.ts';
import { viewType as previewType } from '../preview/preview-panel.ts';
import { driftLenses } from './drift-lenses.ts';
import { folds } from './outline-of-text.ts';

export const planScheme = 'tenantry-plan';
export const reportScheme = 'tenantry-report';
export type ReadableScheme = typeof planScheme | typeof reportScheme;
/** The language of both: it has settings of its own, such as the wrapping of lines. */
export const readableLanguage = 'tenantry-plan';

const gone = `${vscode.l10n.t('This plan or report is of an earlier session. Plan again to see a new one.')}\n`;

/** Plans and reports as read-only documents with links to the source. Reports are found again after a reload, by their run. */
export class ReadableDocuments
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.FoldingRangeProvider, vscode.CodeLensProvider, vscode.Disposable
{
  private readonly contents = new Map<string, ReadableDocument>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly registrations: vscode.Disposable;
  private readonly report: (run: string) => Promise<ReadableDocument | undefined>;
  readonly onDidChange = this.changed.event;

  /** @param report the report of a run */
  constructor(report: (run: string) => Promise<ReadableDocument | undefined>) {
    this.report = report;
    const schemes: ReadableScheme[] = [planScheme, reportScheme];
    const selector = schemes.map(scheme => ({ scheme }));
    this.registrations = vscode.Disposable.from(
      this.changed,
      ...schemes.map(scheme => vscode.workspace.registerTextDocumentContentProvider(scheme, this)),
      vscode.languages.registerDocumentLinkProvider(selector, this),
      vscode.languages.registerFoldingRangeProvider(selector, this),
      vscode.languages.registerCodeLensProvider({ scheme: planScheme }, this),
      vscode.workspace.onDidOpenTextDocument(document => inItsLanguage(document)),
      // A document that changes its language closes and opens.
      vscode.workspace.onDidCloseTextDocument(({ uri }) =>
        setImmediate(() => {
          if (!vscode.workspace.textDocuments.some(open => open.uri.toString() === uri.toString())) this.contents.delete(uri.toString());
        }),
      ),
    );
  }

  /**
   * Opens it beside what is looked at, or anew where it is open already.
   * @param run of a report, by which it is found again
   */
  async show(scheme: ReadableScheme, root: vscode.Uri, content: ReadableDocument, run?: string): Promise<vscode.Uri> {
    const uri = this.keep(scheme, root, content, run);
    const document = await inItsLanguage(await vscode.workspace.openTextDocument(uri));
    await vscode.window.showTextDocument(document, { viewColumn: columnFor(uri), preview: false, preserveFocus: true });
    return uri;
  }

  /** Gives it a URI without opening it. @param id tells documents with the same title apart */
  keep(scheme: ReadableScheme, root: vscode.Uri, content: ReadableDocument, id = ''): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${content.title.replaceAll(/[/\\]/g, ' ')}`, query: JSON.stringify([root.toString(), id]) });
    this.contents.set(uri.toString(), content);
    this.changed.fire(uri);
    return uri;
  }

  /** The topology that a plan or report is about. */
  rootOf(uri: vscode.Uri): vscode.Uri | undefined {
    const [root] = subjectOf(uri);
    return root ? vscode.Uri.parse(root, true) : undefined;
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const known = this.contents.get(uri.toString()) ?? (uri.scheme === reportScheme ? await this.report(subjectOf(uri)[1] ?? '') : undefined);
    if (known) this.contents.set(uri.toString(), known);
    return known?.text ?? gone;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const links = this.contents.get(document.uri.toString())?.links ?? [];
    return links.map(({ start, end, to }) => {
      const link = new vscode.DocumentLink(new vscode.Range(document.positionAt(start), document.positionAt(end)), revealLink(to));
      link.tooltip = vscode.l10n.t('Go to the declaration');
      return link;
    });
  }

  /** What can be done about a difference. */
  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const [content, root] = [this.contents.get(document.uri.toString()), this.rootOf(document.uri)];
    return content && root ? driftLenses(document, content, root) : [];
  }

  /** Per tenant, and per operation. */
  provideFoldingRanges(document: vscode.TextDocument): vscode.FoldingRange[] {
    return folds(document.getText()).map(({ from, to }) => new vscode.FoldingRange(from, to));
  }

  dispose(): void {
    this.registrations.dispose();
  }
}

/** Where it is open already, else with the previews, plans and reports that are open, else beside what is looked at. */
function columnFor(uri: vscode.Uri): vscode.ViewColumn {
  const holding = (wanted: (input: unknown) => boolean) => vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(({ input }) => wanted(input)))?.viewColumn;
  const text = (input: unknown) => (input instanceof vscode.TabInputText ? input.uri : undefined);
  return (
    holding(input => text(input)?.toString() === uri.toString()) ??
    holding(input => input instanceof vscode.TabInputWebview && input.viewType.endsWith(previewType)) ??
    holding(input => [planScheme, reportScheme].some(scheme => text(input)?.scheme === scheme)) ??
    vscode.ViewColumn.Beside
  );
}

/** The root of the topology and the id, from the URI of a document. */
function subjectOf({ query }: vscode.Uri): readonly string[] {
  try {
    const parts: unknown = JSON.parse(query);
    return Array.isArray(parts) && parts.every(part => typeof part === 'string') ? parts : [];
  } catch {
    return [];
  }
}

function inItsLanguage(document: vscode.TextDocument): Thenable<vscode.TextDocument> {
  const { uri, languageId } = document;
  if ((uri.scheme !== planScheme && uri.scheme !== reportScheme) || languageId === readableLanguage) return Promise.resolve(document);
  return vscode.languages.setTextDocumentLanguage(document, readableLanguage);
}

const revealLink = (place: object): vscode.Uri => vscode.Uri.parse(`command:tenantry.reveal?${encodeURIComponent(JSON.stringify([place]))}`);
