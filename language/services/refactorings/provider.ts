import type { LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { Projects } from '../../project/workspace.ts';
import { FixCodeActionProvider } from '../code-action-provider.ts';
import { offsetOf, rangeOf } from '../positions.ts';
import type { TenantryServices } from '../services.ts';
import { linkTexts } from './link-text.ts';
import { linkRefactorings } from './links.ts';

/** Quick fixes, and other ways to write what is selected. */
export class RefactoringCodeActionProvider extends FixCodeActionProvider {
  private readonly workspace: Projects;

  constructor(services: TenantryServices) {
    super(services);
    this.workspace = services.shared.workspace.Projects;
  }

  override getCodeActions(document: LangiumDocument, params: CodeActionParams): CodeAction[] {
    return [...super.getCodeActions(document, params), ...this.refactorings(document, params)];
  }

  private refactorings(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
    const kind = CodeActionKind.RefactorRewrite;
    const topology = this.workspace.for(document.uri)?.topology;
    if (!topology || (context.only && !context.only.some(only => only === '' || kind === only || kind.startsWith(`${only}.`)))) return [];
    const [start, end] = [offsetOf(document, range.start), offsetOf(document, range.end)];
    const uri = document.uri.toString();
    if (!topology.links.some(({ declaration }) => declaration.uri === uri && declaration.start <= start && end <= declaration.end)) return [];
    const all = linkTexts(document, topology);
    const here = all.find(({ span }) => span.start <= start && end <= span.end);
    if (!here) return [];
    return linkRefactorings(here, all, topology, document.textDocument.getText()).map(({ title, edits }) => ({
      title,
      kind,
      edit: { changes: { [uri]: edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })) } },
    }));
  }
}
