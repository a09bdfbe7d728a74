import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LangiumDocument, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { createTenantryServices } from '../../../language/services/module.ts';

const root = new URL('../../../examples/', import.meta.url);

/** Every topology file of the examples. */
export const exampleFiles: readonly { readonly name: string; readonly uri: URI; readonly text: string }[] = readdirSync(fileURLToPath(root), {
  recursive: true,
})
  .map(String)
  .filter(name => name.endsWith('.tenantry'))
  .sort()
  .map(name => ({ name, uri: URI.parse(new URL(name, root).toString()), text: readFileSync(fileURLToPath(new URL(name, root)), 'utf8') }));

/** All services at the end of a text, without waiting for a build: whatever they do, they must not throw. */
export function createProbe() {
  const { shared, language } = createTenantryServices(NodeFileSystem);
  const { LangiumDocuments, LangiumDocumentFactory, Projects } = shared.workspace;
  const put = (uri: URI, text: string): LangiumDocument => {
    LangiumDocuments.deleteDocument(uri);
    const document = LangiumDocumentFactory.fromString(text, uri);
    LangiumDocuments.addDocument(document);
    return document;
  };
  return {
    put,
    problems(uri: URI) {
      return Projects.problemsOf(uri);
    },
    /** The number of proposals at an offset. */
    async probe(document: LangiumDocument, offset: number): Promise<number> {
      const { lsp } = language;
      const at = { textDocument: { uri: document.uri.toString() }, position: document.textDocument.positionAt(offset) };
      if (!Projects.for(document.uri)) throw new Error('There is no project.');
      const list = await lsp.CompletionProvider?.getCompletion(document, at);
      await lsp.DocumentSymbolProvider?.getSymbols(document, at);
      await lsp.HoverProvider?.getHoverContent(document, at);
      await lsp.SignatureHelp?.provideSignatureHelp(document, { ...at });
      await lsp.FoldingRangeProvider?.getFoldingRanges(document, at);
      await lsp.SemanticTokenProvider?.semanticHighlight(document, at);
      await lsp.DefinitionProvider?.getDefinition(document, at);
      await lsp.RenameProvider?.prepareRename(document, at);
      return list?.items.length ?? 0;
    },
  };
}
