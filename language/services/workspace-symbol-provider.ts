import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { FuzzyMatcher, WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { outlineOf } from './outline.ts';
import { rangeOf } from './positions.ts';
import type { TenantrySharedServices } from './services.ts';
import { symbolKindOf } from './symbol-kinds.ts';

/** Declarations of all files, found by symbol or display name. */
export class OutlineWorkspaceSymbolProvider implements WorkspaceSymbolProvider {
  private readonly documents: LangiumDocuments;
  private readonly matcher: FuzzyMatcher;

  constructor(services: TenantrySharedServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.matcher = services.lsp.FuzzyMatcher;
  }

  getSymbols({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
    const documents = this.documents.all.toArray().sort((a, b) => (a.uri.toString() < b.uri.toString() ? -1 : 1));
    return documents.flatMap(document => this.symbolsOf(document, query));
  }

  private symbolsOf(document: LangiumDocument, query: string): WorkspaceSymbol[] {
    return outlineOf(document)
      .flatMap(entry => [{ entry, container: undefined }, ...entry.children.map(child => ({ entry: child, container: entry.name }))])
      .filter(({ entry }) => [entry.name, ...wordsOf(entry.name), ...wordsOf(entry.detail)].some(word => this.matcher.match(query, word)))
      .map(({ entry, container }) => ({
        name: entry.name,
        kind: symbolKindOf(entry.kind),
        containerName: container ?? entry.detail,
        location: { uri: document.uri.toString(), range: rangeOf(document, { start: entry.nameStart, end: entry.nameEnd }) },
      }));
  }
}

/** The matcher starts at the first letter, so each word is matched for itself. */
const wordsOf = (text = ''): readonly string[] => text.split(/[^\p{L}\p{N}_]+/u).filter(word => word !== '');
