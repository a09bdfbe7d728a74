import type { LangiumDocument } from 'langium';
import { delayNextTick, interruptAndCheck, type LangiumDocuments, URI, UriUtils } from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices } from 'langium/lsp';
import { type CancellationToken, type DidChangeWatchedFilesParams, FileChangeType, type TextDocumentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Document } from '../generated/ast.ts';
import { importsOf } from '../project/imports.ts';

/** Folders that never hold topologies but change often. */
const ignored = /\/(node_modules|out|dist|\.[^/]+)(\/|$)/;

/**
 * What is closed or changed on the disk counts as it is stored, what is open as it is typed. Edits that arrive faster than
 * they can be taken in, as of a text that is pasted or typed by a program, are taken in together.
 */
export class StoredDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
  private readonly documents: LangiumDocuments;
  /** What changed since the last update began, by URI, and whether it is still there. */
  private readonly waiting = new Map<string, { readonly uri: URI; readonly there: boolean }>();

  constructor(services: LangiumSharedServices) {
    super(services);
    this.documents = services.workspace.LangiumDocuments;
  }

  /** Unsaved edits of a closed document are gone. One that nobody else knows leaves the workspace. */
  didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): void {
    const uri = URI.parse(document.uri);
    if (this.isKept(uri)) this.fireDocumentUpdate([uri], []);
    else this.fireDocumentUpdate([], [uri]);
  }

  override didChangeWatchedFiles(params: DidChangeWatchedFilesParams): void {
    const changes = params.changes.filter(change => this.matters(change));
    if (changes.length > 0) super.didChangeWatchedFiles({ changes });
  }

  protected override fireDocumentUpdate(changed: URI[], deleted: URI[]): void {
    for (const uri of changed) this.waiting.set(uri.toString(), { uri, there: true });
    for (const uri of deleted) this.waiting.set(uri.toString(), { uri, there: false });
    void this.workspaceManager.ready.then(() => this.workspaceLock.write(token => this.update(token)));
  }

  private async update(token: CancellationToken): Promise<void> {
    // A message that has arrived already is read now. Where it is a change too, this update gives way to the one of it.
    await delayNextTick();
    await interruptAndCheck(token);
    const all = [...this.waiting.values()];
    this.waiting.clear();
    const of = (wanted: boolean) => all.filter(({ there }) => there === wanted).map(({ uri }) => uri);
    await this.documentBuilder.update(of(true), of(false), token);
  }

  /** Of everything that happens in a workspace: our files, and folders that came or went. */
  private matters({ uri, type }: DidChangeWatchedFilesParams['changes'][number]): boolean {
    if (ignored.test(uri)) return false;
    if (this.serviceRegistry.hasServices(URI.parse(uri))) return true;
    if (type === FileChangeType.Created) return !/\.[^/]*$/.test(uri);
    return type === FileChangeType.Deleted && this.documents.getDocuments(URI.parse(uri)).length > 0;
  }

  private isKept(uri: URI): boolean {
    const name = uri.toString();
    const inside = (this.workspaceManager.workspaceFolders ?? []).some(folder => name.startsWith(`${UriUtils.normalize(folder.uri).replace(/\/$/, '')}/`));
    return inside || this.documents.all.some(document => document.uri.toString() !== name && imports(document, name));
  }
}

const imports = (document: LangiumDocument, name: string): boolean =>
  importsOf(document as LangiumDocument<Document>).some(({ uri }) => uri?.toString() === name);
