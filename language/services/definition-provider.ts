import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import type { Projects } from '../project/workspace.ts';
import { locationOf, offsetOf, rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { symbolAt } from './symbol-at.ts';

/** From a name to every declaration of it: in each tenant it may be another one. */
export class SymbolDefinitionProvider implements DefinitionProvider {
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;

  constructor(services: TenantryServices) {
    this.projects = services.shared.workspace.Projects;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  getDefinition(document: LangiumDocument, params: DefinitionParams): LocationLink[] | undefined {
    const symbol = symbolAt(this.projects, document.uri.toString(), offsetOf(document, params.position));
    return symbol?.declarations.flatMap(({ span, full }) => {
      const name = locationOf(this.documents, span);
      const whole = locationOf(this.documents, full);
      if (!name || !whole) return [];
      return [{ targetUri: name.uri, targetRange: whole.range, targetSelectionRange: name.range, originSelectionRange: rangeOf(document, symbol.span) }];
    });
  }
}
