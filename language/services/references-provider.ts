import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { ReferencesProvider } from 'langium/lsp';
import type { Location, ReferenceParams } from 'vscode-languageserver';
import type { Projects } from '../project/workspace.ts';
import { attributeAt } from './attribute-at.ts';
import { locationOf, offsetOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { symbolAt } from './symbol-at.ts';

/** Every mention of a name; of an attribute that a mapping writes, the rules in the targets that read it. */
export class SymbolReferencesProvider implements ReferencesProvider {
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;

  constructor(services: TenantryServices) {
    this.projects = services.shared.workspace.Projects;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  findReferences(document: LangiumDocument, params: ReferenceParams): Location[] {
    const uri = document.uri.toString();
    const offset = offsetOf(document, params.position);
    const symbol = symbolAt(this.projects, uri, offset);
    // A symbol is mentioned wherever it is written or read; of other attributes only the flow knows where.
    const attribute = symbol ? undefined : attributeAt(this.projects, uri, offset);
    const declared = params.context.includeDeclaration
      ? [...(symbol?.declarations ?? []).map(({ span }) => span), ...(attribute?.rows ?? []).map(({ target }) => target.span)]
      : [];
    return [...declared, ...(symbol?.mentions ?? attribute?.reads ?? [])].flatMap(span => locationOf(this.documents, span) ?? []);
  }
}
