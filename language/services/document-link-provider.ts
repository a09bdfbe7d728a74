import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import { importPaths } from './import-path.ts';
import { rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';

/** The path of an import opens the file. */
export class ImportLinkProvider implements DocumentLinkProvider {
  private readonly documents: LangiumDocuments;

  constructor(services: TenantryServices) {
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    return importPaths(document).flatMap(({ target: { uri }, ...path }) =>
      this.documents.hasDocument(uri) ? [{ range: rangeOf(document, path), target: uri.toString() }] : [],
    );
  }
}
