import type { Span } from '../model/source.ts';
import type { Project } from '../project/project.ts';
import { symbolIndexOf } from '../project/symbol-index.ts';
import type { SymbolDeclaration } from '../project/symbols.ts';
import type { Projects } from '../project/workspace.ts';

/** A name in a text, and what it stands for. */
export interface FoundSymbol {
  readonly id: string;
  /** The name at the place that was asked for. */
  readonly span: Span;
  /** Every declaration, as the projects that share one of them see it. */
  readonly declarations: readonly SymbolDeclaration[];
  readonly mentions: readonly Span[];
  readonly projects: readonly Project[];
}

/**
 * The symbol whose name stands at an offset. A file may serve several projects: the symbol is followed into every project
 * that has one of its declarations, so that a rename reaches all who mean the same thing and nobody else.
 */
export function symbolAt(projects: Projects, uri: string, offset: number): FoundSymbol | undefined {
  for (const project of projects.of(uri)) {
    const at = symbolIndexOf(project.symbols).at(uri, offset);
    if (at) return follow(projects, project, at);
  }
  return undefined;
}

function follow(projects: Projects, start: Project, { id, span }: { id: string; span: Span }): FoundSymbol {
  const involved = new Set<Project>([start]);
  const declarations = new Map<string, SymbolDeclaration>();
  for (const project of involved) {
    for (const declaration of symbolIndexOf(project.symbols).declarations(id)) declarations.set(keyOf(declaration.span), declaration);
    for (const other of [...declarations.values()].flatMap(declaration => projects.of(declaration.span.uri))) {
      if (
        symbolIndexOf(other.symbols)
          .declarations(id)
          .some(declaration => declarations.has(keyOf(declaration.span)))
      )
        involved.add(other);
    }
  }
  const mentions = new Map<string, Span>();
  for (const project of involved) for (const mention of symbolIndexOf(project.symbols).mentions(id)) mentions.set(keyOf(mention.span), mention.span);
  return { id, span, declarations: [...declarations.values()], mentions: [...mentions.values()], projects: [...involved] };
}

const keyOf = ({ uri, start }: Span): string => `${uri} ${start}`;
