import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { ReferencesProvider } from 'langium/lsp';
import type { Location, ReferenceParams } from 'vscode-languageserver';
import type { Projects } from '../project/workspace.ts';
import { locationOf, offsetOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { symbolAt } from './symbol-at.ts';

export class SymbolReferencesProvider implements ReferencesProvider {
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;

  constructor(services: TenantryServices) {
    this.projects = services.shared.workspace.Projects;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  findReferences(document: LangiumDocument, params: ReferenceParams): Location[] {
    const symbol = symbolAt(this.projects, document.uri.toString(), offsetOf(document, params.position));
    const declared = params.context.includeDeclaration ? (symbol?.declarations ?? []).map(({ span }) => span) : [];
    return [...declared, ...(symbol?.mentions ?? [])].flatMap(span => locationOf(this.documents, span) ?? []);
  }
}
