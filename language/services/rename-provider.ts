import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  type Range,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { symbolId } from '../project/symbols.ts';
import type { Projects } from '../project/workspace.ts';
import { locationOf, offsetOf, rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { type FoundSymbol, symbolAt } from './symbol-at.ts';

/** Words of the grammar that cannot be names. */
const reserved = new Set(['in', 'with', 'existing', 'import']);

/** Renames a symbol in all files that mean it. Display names stay as they are: they are what Entra shows. */
export class SymbolRenameProvider implements RenameProvider {
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;

  constructor(services: TenantryServices) {
    this.projects = services.shared.workspace.Projects;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  prepareRename(document: LangiumDocument, params: TextDocumentPositionParams): Range | undefined {
    const symbol = this.symbol(document, params);
    return symbol && rangeOf(document, symbol.span);
  }

  /** @throws ResponseError where the new name cannot be one, or is taken. */
  rename(document: LangiumDocument, params: RenameParams): WorkspaceEdit | undefined {
    const symbol = this.symbol(document, params);
    if (!symbol) return undefined;
    const name = params.newName.trim();
    checkName(symbol, name);
    const changes: { [uri: string]: TextEdit[] } = {};
    for (const span of [...symbol.declarations.map(declaration => declaration.span), ...symbol.mentions]) {
      const location = locationOf(this.documents, span);
      if (!location) continue;
      changes[location.uri] ??= [];
      changes[location.uri]?.push({ range: location.range, newText: name });
    }
    return { changes };
  }

  private symbol(document: LangiumDocument, { position }: TextDocumentPositionParams): FoundSymbol | undefined {
    const symbol = symbolAt(this.projects, document.uri.toString(), offsetOf(document, position));
    return symbol && symbol.declarations.length > 0 ? symbol : undefined;
  }
}

function checkName(symbol: FoundSymbol, name: string): void {
  const refuse = (message: string) => new ResponseError(LSPErrorCodes.RequestFailed, message);
  if (!/^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name)) throw refuse('A name consists of letters, digits and underscores, and does not start with a digit.');
  if (reserved.has(name)) throw refuse(`"${name}" is a word of the language and cannot be a name.`);
  const [kind = ''] = symbol.id.split(':');
  // Tenants and sets stand in the same places, so they share their names.
  const rivals = (kind === 'tenant' || kind === 'tenants' ? ['tenant', 'tenants'] : [kind]).map(one => symbolId(one, name));
  const taken = symbol.projects.flatMap(({ symbols }) => symbols.declarations).find(({ id }) => rivals.includes(id) && id !== symbol.id);
  if (taken) throw refuse(`There is a ${taken.kind} "${name}" already.`);
}
