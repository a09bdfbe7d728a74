import { EmptyFileSystem, URI } from 'langium';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createTenantryServices } from '../language/services/module.ts';
import { type Measured, median, once, processorTime } from './measure.ts';
import type { Generated } from './topology.ts';

/** The language without protocol and process: what editing costs by itself. */
export async function inProcess({ text, edit, common }: Generated, samples: number): Promise<Measured> {
  const before = usedMemory();
  const uri = URI.parse('file:///bench/topology.tenantry');
  const { shared, language } = createTenantryServices(EmptyFileSystem);
  const { DocumentBuilder, LangiumDocuments } = shared.workspace;
  let open = TextDocument.create(uri.toString(), 'tenantry', 1, text);
  Object.assign(shared.workspace.TextDocuments, { get: (asked: string | URI) => (asked.toString() === uri.toString() ? open : undefined) });
  const type = (value: string): Promise<void> => {
    open = TextDocument.create(uri.toString(), 'tenantry', open.version + 1, value);
    return DocumentBuilder.update([uri], []);
  };
  const broken = `${text.slice(0, edit)}x${text.slice(edit)}`;
  const document = () => LangiumDocuments.getDocument(uri) ?? raise('The document is gone.');
  const at = (offset: number) => ({ textDocument: { uri: uri.toString() }, position: open.positionAt(offset) });
  const { CompletionProvider, HoverProvider, DefinitionProvider, ReferencesProvider, DocumentSymbolProvider, SemanticTokenProvider } = language.lsp;

  const open1 = await once(() => type(text));
  const memory = usedMemory() - before;
  const keystroke = await median(samples, i => type(i % 2 === 0 ? broken : text));
  await type(text);
  const processor = await processorTime(2 * samples, i => type(i % 2 === 0 ? broken : text));
  return {
    'open → diagnostics': open1,
    'keystroke → diagnostics': keystroke,
    'the same, processor time': processor,
    completion: await median(samples, () => CompletionProvider?.getCompletion(document(), at(edit))),
    hover: await median(samples, () => HoverProvider?.getHoverContent(document(), at(edit - 2))),
    definition: await median(samples, () => DefinitionProvider?.getDefinition(document(), at(edit - 2))),
    references: await median(samples, () => ReferencesProvider?.findReferences(document(), { ...at(common), context: { includeDeclaration: true } })),
    'document symbols': await median(samples, () => DocumentSymbolProvider?.getSymbols(document(), at(0))),
    'semantic tokens': await median(samples, () => SemanticTokenProvider?.semanticHighlight(document(), at(0))),
    'memory, MiB': memory,
  };
}

function usedMemory(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

function raise(message: string): never {
  throw new Error(message);
}
