import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { type CodeAction, CodeActionKind, type CodeActionParams, type TextEdit } from 'vscode-languageserver';
import type { Fix, Problem } from '../problems/problem.ts';
import type { Projects } from '../project/workspace.ts';
import { locationOf, offsetOf } from './positions.ts';
import type { TenantryServices } from './services.ts';

/** Quick fixes travel with the problems: here they only become edits. */
export class FixCodeActionProvider implements CodeActionProvider {
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;

  constructor(services: TenantryServices) {
    this.projects = services.shared.workspace.Projects;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
    if (context.only && !context.only.some(kind => CodeActionKind.QuickFix === kind || kind === '')) return [];
    const start = offsetOf(document, range.start);
    const end = offsetOf(document, range.end);
    const touched = this.projects.problemsOf(document.uri).filter(({ span }) => span.start <= end && start <= span.end);
    return touched.flatMap(problem => (problem.fixes ?? []).map(fix => this.actionOf(problem, fix, context.diagnostics)));
  }

  private actionOf(problem: Problem, fix: Fix, diagnostics: CodeActionParams['context']['diagnostics']): CodeAction {
    const changes: { [uri: string]: TextEdit[] } = {};
    for (const { span, text } of fix.edits) {
      const location = locationOf(this.documents, span);
      if (!location) continue;
      changes[location.uri] ??= [];
      changes[location.uri]?.push({ range: location.range, newText: text });
    }
    return {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnostics.filter(({ code, message }) => code === problem.code && message === problem.message),
      isPreferred: problem.fixes?.length === 1,
      edit: { changes },
    };
  }
}
