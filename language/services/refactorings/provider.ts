import type { LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { Span } from '../../model/source.ts';
import type { Project } from '../../project/project.ts';
import { symbolIndexOf } from '../../project/symbol-index.ts';
import type { Projects } from '../../project/workspace.ts';
import { FixCodeActionProvider } from '../code-action-provider.ts';
import { offsetOf, rangeOf } from '../positions.ts';
import type { TenantryServices } from '../services.ts';
import { linkTexts } from './link-text.ts';
import { linkRefactorings } from './links.ts';
import { mappingRefactorings } from './mappings.ts';
import type { Refactoring } from './refactoring.ts';
import { setRefactorings } from './sets.ts';

const kinds = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  quickfix: CodeActionKind.QuickFix,
} as const;

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

  private refactorings(document: LangiumDocument, { range, context: { only } }: CodeActionParams): CodeAction[] {
    const wanted = (kind: string) => !only || only.some(one => one === '' || kind === one || kind.startsWith(`${one}.`));
    const project = Object.values(kinds).some(wanted) ? this.workspace.for(document.uri) : undefined;
    if (!project) return [];
    const [start, end] = [offsetOf(document, range.start), offsetOf(document, range.end)];
    const uri = document.uri.toString();
    return this.found(document, project, start, end).flatMap(({ title, kind = 'rewrite', edits }) =>
      wanted(kinds[kind])
        ? [
            {
              title,
              kind: kinds[kind],
              edit: { changes: { [uri]: edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })) } },
            },
          ]
        : [],
    );
  }

  private found(document: LangiumDocument, project: Project, start: number, end: number): readonly Refactoring[] {
    const { topology, documents } = project;
    const mentions = (id: string) => this.mentions(document, id);
    return [
      ...this.links(document, project, start, end),
      ...mappingRefactorings(document, topology, mentions, documents, start, end),
      ...setRefactorings(document, topology, mentions, start, end),
    ];
  }

  /** Of a symbol, in every topology that the file takes part in; each place once. */
  private mentions(document: LangiumDocument, id: string): readonly Span[] {
    const places = this.workspace.of(document.uri).flatMap(({ symbols }) => symbolIndexOf(symbols).mentions(id));
    return [...new Map(places.map(({ span }) => [`${span.uri} ${span.start}`, span])).values()];
  }

  private links(document: LangiumDocument, { topology }: Project, start: number, end: number): readonly Refactoring[] {
    const uri = document.uri.toString();
    if (!topology.links.some(({ declaration }) => declaration.uri === uri && declaration.start <= start && end <= declaration.end)) return [];
    const all = linkTexts(document, topology);
    const here = all.find(({ span }) => span.start <= start && end <= span.end);
    return here ? linkRefactorings(here, all, topology, document.textDocument.getText()) : [];
  }
}
