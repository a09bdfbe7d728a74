import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { DefinitionProvider } from 'langium/lsp';
import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import type { Span } from '../model/source.ts';
import type { Projects } from '../project/workspace.ts';
import { attributeAt } from './attribute-at.ts';
import { importPaths } from './import-path.ts';
import { locationOf, offsetOf, rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { symbolAt } from './symbol-at.ts';

/**
 * From a name to every declaration of it: in each tenant it may be another one. An attribute that a rule reads leads on to
 * the mapping rows that write it, the path of an import to the file.
 */
export class SymbolDefinitionProvider implements DefinitionProvider {
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;

  constructor(services: TenantryServices) {
    this.projects = services.shared.workspace.Projects;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  getDefinition(document: LangiumDocument, params: DefinitionParams): LocationLink[] | undefined {
    const uri = document.uri.toString();
    const offset = offsetOf(document, params.position);
    const symbol = symbolAt(this.projects, uri, offset);
    const attribute = attributeAt(this.projects, uri, offset);
    const origin = symbol?.span ?? attribute?.span;
    if (!origin) return this.imported(document, offset);
    const rows = attribute && !attribute.written ? attribute.rows.map(({ target, span }) => ({ span: target.span, full: span })) : [];
    const link = ({ span, full }: { span: Span; full: Span }): LocationLink[] => {
      const name = locationOf(this.documents, span);
      const whole = locationOf(this.documents, full);
      if (!name || !whole) return [];
      return [{ targetUri: name.uri, targetRange: whole.range, targetSelectionRange: name.range, originSelectionRange: rangeOf(document, origin) }];
    };
    return [...(symbol?.declarations ?? []), ...rows].flatMap(link);
  }

  /** From the path of an import to the file. */
  private imported(document: LangiumDocument, offset: number): LocationLink[] | undefined {
    const path = importPaths(document).find(({ start, end }) => start <= offset && offset <= end);
    if (!path || !this.documents.hasDocument(path.target.uri)) return undefined;
    const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    return [{ targetUri: path.target.uri.toString(), targetRange: start, targetSelectionRange: start, originSelectionRange: rangeOf(document, path) }];
  }
}
