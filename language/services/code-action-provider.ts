import { type LangiumDocument, type LangiumDocuments, URI } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic, type Position, type TextEdit } from 'vscode-languageserver';
import type { Fix } from '../problems/problem.ts';
import type { Projects } from '../project/workspace.ts';
import { ignoreEdits } from './ignore-action.ts';
import { locationOf, offsetOf, rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';

/** Quick fixes travel with the problems: here they only become edits. What can be ignored can be ignored from here. */
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
    const ignores = ignoreEdits(document.textDocument.getText(), touched);
    const offered = touched.map(problem => {
      const shown = diagnostics.get(keyOf(problem.code, problem.message, rangeOf(document, problem.span).start)) ?? [];
      const ignore = ignores.get(problem);
      return {
        fixes: (problem.fixes ?? []).map(fix => this.actionOf(fix, shown, problem.fixes?.length === 1)),
        ignore: ignore ? [this.actionOf({ title: `Ignore "${problem.code}" here, for a reason`, edits: [ignore] }, shown, false)] : [],
      };
    });
    // What mends anything comes before what mends nothing.
    return [...offered.flatMap(({ fixes }) => fixes), ...offered.flatMap(({ ignore }) => ignore)];
  }

  /** With the line ends of a file. */
  private inLinesOf(uri: string, text: string): string {
    if (!text.includes('\n')) return text;
    const crlf = this.documents.getDocument(URI.parse(uri))?.textDocument.getText().includes('\r\n');
    return text.replaceAll(/\r?\n/g, crlf ? '\r\n' : '\n');
  }

  private actionOf(fix: Fix, diagnostics: Diagnostic[], isPreferred: boolean): CodeAction {
    const changes: { [uri: string]: TextEdit[] } = {};
    for (const { span, text } of fix.edits) {
      const location = locationOf(this.documents, span);
      if (!location) continue;
      changes[location.uri] ??= [];
      changes[location.uri]?.push({ range: location.range, newText: this.inLinesOf(location.uri, text) });
    }
    return {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      isPreferred,
      edit: { changes },
    };
  }
}

/** Finds the diagnostic that a problem was shown as: in a broken file thousands can say the same at different places. */
const keyOf = (code: Diagnostic['code'], message: string, { line, character }: Position): string => `${line}:${character} ${code} ${message}`;
