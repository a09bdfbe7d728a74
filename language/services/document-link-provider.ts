import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import type { Document } from '../generated/ast.ts';
import { importsOf } from '../project/imports.ts';
import { rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';

/** The path of an import opens the file. */
export class ImportLinkProvider implements DocumentLinkProvider {
  private readonly documents: LangiumDocuments;

  constructor(services: TenantryServices) {
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    const text = document.textDocument.getText();
    return importsOf(document as LangiumDocument<Document>).flatMap(({ uri, span }) => {
      if (!uri || !this.documents.hasDocument(uri)) return [];
      const start = text.indexOf('"', span.start) + 1;
      const end = text.endsWith('"', span.end) ? span.end - 1 : span.end;
      return [{ range: rangeOf(document, { start, end }), target: uri.toString() }];
    });
  }
}
