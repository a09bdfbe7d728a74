import { URI } from 'langium';
import { DefaultLanguageServer } from 'langium/lsp';
import { CodeActionKind, type InitializeParams, type InitializeResult } from 'vscode-languageserver';
import { linkedEditing } from './linked-editing.ts';
import { selectionRange } from './selection-range.ts';
import type { TenantrySharedServices } from './services.ts';

/** What Langium has no service for is announced and answered here. */
export class TenantryLanguageServer extends DefaultLanguageServer {
  constructor(services: TenantrySharedServices) {
    super(services);
    const { TextDocuments, LangiumDocuments, Projects, WorkspaceLock } = services.workspace;
    const { Connection } = services.lsp;
    Connection?.onSelectionRanges(({ textDocument: { uri }, positions }) => {
      const document = TextDocuments.get(uri) ?? LangiumDocuments.getDocument(URI.parse(uri))?.textDocument;
      return document && positions.map(position => selectionRange(document, document.offsetAt(position)));
    });
    Connection?.languages.onLinkedEditingRange(({ textDocument: { uri }, position }) =>
      WorkspaceLock.read(() => {
        const document = LangiumDocuments.getDocument(URI.parse(uri));
        return document && linkedEditing(Projects, document, document.textDocument.offsetAt(position));
      }),
    );
  }

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    const { QuickFix, RefactorExtract, RefactorInline, RefactorRewrite } = CodeActionKind;
    return {
      ...result,
      capabilities: {
        ...result.capabilities,
        selectionRangeProvider: true,
        linkedEditingRangeProvider: true,
        codeActionProvider: { codeActionKinds: [QuickFix, RefactorExtract, RefactorInline, RefactorRewrite] },
      },
    };
  }
}
