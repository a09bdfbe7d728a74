import type { FileSystemProvider, LangiumDocument, LangiumDocuments, TextDocumentProvider } from 'langium';
import type { CompletionProvider, CompletionProviderOptions } from 'langium/lsp';
import type { CompletionList, CompletionParams } from 'vscode-languageserver';
import { kindOf } from '../kinds/index.ts';
import type { Topology } from '../model/topology.ts';
import type { Projects } from '../project/workspace.ts';
import { targetOffers } from './completion/attributes.ts';
import { headerOffers } from './completion/headers.ts';
import { ignoredCodeAt, ignoreOffers } from './completion/ignores.ts';
import { importOffers } from './completion/imports.ts';
import { declarationOffers } from './completion/kinds.ts';
import { itemsOf, type Offer } from './completion/offer.ts';
import { type Place, placeAt } from './completion/place.ts';
import { itemOffers } from './completion/properties.ts';
import { sidesOf } from './completion/symbols.ts';
import { flowOffers, valueOffers } from './completion/values.ts';
import type { TenantryServices } from './services.ts';

/**
 * Knows the place by its own look at the text, never by the half-parsed tree; what the names mean is known from the
 * project as it was read last.
 */
export class PlaceCompletionProvider implements CompletionProvider {
  readonly completionOptions: CompletionProviderOptions = { triggerCharacters: ['"', '[', '(', '.', '/', '-', '>', ' '] };
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;
  private readonly open: TextDocumentProvider;
  private readonly files: FileSystemProvider;
  private snippets = true;

  constructor(services: TenantryServices) {
    const { Projects, LangiumDocuments, TextDocuments, FileSystemProvider } = services.shared.workspace;
    this.projects = Projects;
    this.documents = LangiumDocuments;
    this.open = TextDocuments;
    this.files = FileSystemProvider;
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
    });
  }

  async getCompletion(document: LangiumDocument, { position, context }: CompletionParams): Promise<CompletionList> {
    // The text as it is typed, which may be ahead of the parser.
    const textDocument = this.open.get(document.uri) ?? document.textDocument;
    const text = textDocument.getText();
    const offset = textDocument.offsetAt(position);
    const code = ignoredCodeAt(text, offset);
    if (code !== undefined) {
      const typed = { start: offset - code.length, end: offset, text: code, quoted: false, closed: false };
      const range = { start: textDocument.positionAt(typed.start), end: position };
      return { isIncomplete: false, items: itemsOf(ignoreOffers(this.projects.problemsOf(document.uri), offset), typed, range, this.snippets) };
    }
    const place = placeAt(text, offset);
    if (!place || (context?.triggerCharacter === ' ' && (place.declaration || place.item))) return { isIncomplete: false, items: [] };
    const offers = place.importing
      ? await importOffers(document.uri, place.typed, this.documents, this.files)
      : offersAt(place, this.projects.for(document.uri)?.topology);
    const range = { start: textDocument.positionAt(place.typed.start), end: textDocument.positionAt(place.typed.end) };
    return { isIncomplete: false, items: itemsOf(offers, place.typed, range, this.snippets) };
  }
}

function offersAt(place: Place, topology: Topology | undefined): readonly Offer[] {
  if (place.declaration) return declarationOffers();
  const { header, scope, item, value } = place;
  if (!header) return [];
  if (place.inHeader) return headerOffers(header, topology);
  const owner = kindOf(header.kind);
  const kind = scope?.nested ? (owner?.header === 'placed' ? owner.blocks?.[scope.keyword] : undefined) : owner;
  if (!kind) return [];
  if (kind.header === 'mapping') {
    return [
      ...(item ? targetOffers(topology, item.taken, item.named) : []),
      ...(value?.item.type === 'flow' ? flowOffers(value, value.item.name, topology) : []),
    ];
  }
  const descriptor = value && Object.hasOwn(kind.properties, value.item.name) ? kind.properties[value.item.name] : undefined;
  return [
    ...(item ? itemOffers(kind, header.existing, item.taken, item.named) : []),
    ...(value && descriptor ? valueOffers(descriptor.type, value, sidesOf(header, topology), topology) : []),
  ];
}
