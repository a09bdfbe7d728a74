import type { DocumentValidator, LangiumDocument, LangiumDocuments, ValidationOptions } from 'langium';
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Fix, Problem, Severity } from '../problems/problem.ts';
import type { Projects } from '../project/workspace.ts';
import { addressOf } from '../rules/help.ts';
import { locationOf, rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';

/** What a diagnostic carries for quick fixes. */
export interface DiagnosticData {
  readonly fixes: readonly Fix[];
}

const severities: { readonly [S in Severity]: DiagnosticSeverity } = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Diagnostics are the problems that the projects of a document have in it. */
export class ProjectDocumentValidator implements DocumentValidator {
  private readonly projects: Projects;
  private readonly documents: LangiumDocuments;

  constructor(services: TenantryServices) {
    this.projects = services.shared.workspace.Projects;
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  async validateDocument(document: LangiumDocument, options: ValidationOptions = {}): Promise<Diagnostic[]> {
    if (options.categories && !options.categories.includes('built-in')) return [];
    return this.projects.problemsOf(document.uri).map(problem => this.diagnosticOf(problem, document));
  }

  private diagnosticOf(problem: Problem, document: LangiumDocument): Diagnostic {
    const { code, severity, message, span, related = [], fixes, unused } = problem;
    const href = addressOf(code);
    return {
      source: 'tenantry',
      code,
      ...(href ? { codeDescription: { href } } : {}),
      severity: severities[severity],
      message,
      range: rangeOf(document, span),
      ...(related.length > 0 ? { relatedInformation: related.flatMap(one => this.relatedOf(one)) } : {}),
      ...(unused ? { tags: [DiagnosticTag.Unnecessary] } : {}),
      ...(fixes && fixes.length > 0 ? { data: { fixes } satisfies DiagnosticData } : {}),
    };
  }

  private relatedOf({ span, message }: NonNullable<Problem['related']>[number]): DiagnosticRelatedInformation[] {
    const location = locationOf(this.documents, span);
    return location ? [{ location, message }] : [];
  }
}
