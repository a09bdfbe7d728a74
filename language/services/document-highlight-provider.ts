import type { LangiumDocument } from 'langium';
import type { DocumentHighlightProvider } from 'langium/lsp';
import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import type { Span } from '../model/source.ts';
import type { Projects } from '../project/workspace.ts';
import { offsetOf, rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { symbolAt } from './symbol-at.ts';

export class SymbolHighlightProvider implements DocumentHighlightProvider {
  private readonly projects: Projects;

  constructor(services: TenantryServices) {
    this.projects = services.shared.workspace.Projects;
  }

  getDocumentHighlight(document: LangiumDocument, params: DocumentHighlightParams): DocumentHighlight[] | undefined {
    const uri = document.uri.toString();
    const symbol = symbolAt(this.projects, uri, offsetOf(document, params.position));
    const here = (spans: readonly Span[], kind: DocumentHighlightKind) =>
      spans.filter(span => span.uri === uri).map(span => ({ range: rangeOf(document, span), kind }));
    return (
      symbol && [
        ...here(
          symbol.declarations.map(({ span }) => span),
          DocumentHighlightKind.Write,
        ),
        ...here(symbol.mentions, DocumentHighlightKind.Read),
      ]
    );
  }
}
