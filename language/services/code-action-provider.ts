import { type LangiumDocument, type LangiumDocuments, URI } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic, type Position, type TextEdit } from 'vscode-languageserver';
import type { Fix, Problem } from '../problems/problem.ts';
import type { Projects } from '../project/workspace.ts';
import { locationOf, offsetOf, rangeOf } from './positions.ts';
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
    const diagnostics = Map.groupBy(context.diagnostics, ({ code, message, range: at }) => keyOf(code, String(message), at.start));
    return touched.flatMap(problem => {
      const shown = problem.fixes ? diagnostics.get(keyOf(problem.code, problem.message, rangeOf(document, problem.span).start)) : undefined;
      return (problem.fixes ?? []).map(fix => this.actionOf(problem, fix, shown ?? []));
    });
  }

  private lineEnd(uri: string): string {
    const text = this.documents.getDocument(URI.parse(uri))?.textDocument.getText();
    return text?.includes('\r\n') ? '\r\n' : '\n';
  }

  private actionOf(problem: Problem, fix: Fix, diagnostics: Diagnostic[]): CodeAction {
    const changes: { [uri: string]: TextEdit[] } = {};
    for (const { span, text } of fix.edits) {
      const location = locationOf(this.documents, span);
      if (!location) continue;
      changes[location.uri] ??= [];
      changes[location.uri]?.push({ range: location.range, newText: text.replaceAll(/\r?\n/g, this.lineEnd(location.uri)) });
    }
    return {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      isPreferred: problem.fixes?.length === 1,
      edit: { changes },
    };
  }
}

/** Finds the diagnostic that a problem was shown as: in a broken file thousands can say the same at different places. */
const keyOf = (code: Diagnostic['code'], message: string, { line, character }: Position): string => `${line}:${character} ${code} ${message}`;
