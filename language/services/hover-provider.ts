import { CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { type Document, isWord } from '../generated/ast.ts';
import type { Span } from '../model/source.ts';
import { type SourceFile, sourcesOf, spanOf } from '../project/source-file.ts';
import type { Projects } from '../project/workspace.ts';
import { hoverFlows } from './hover/flows.ts';
import { hoverReasons } from './hover/reasons.ts';
import { hoverSamples } from './hover/samples.ts';
import { hoverSymbol } from './hover/symbol.ts';
import { hoverVocabulary } from './hover/vocabulary.ts';
import { linkedTree } from './linked-tree.ts';
import { paragraphs } from './markdown.ts';
import { offsetOf, rangeOf } from './positions.ts';
import type { TenantryServices } from './services.ts';
import { symbolAt } from './symbol-at.ts';

/** A name says what it stands for, a word of the language what it means, an attribute where its value comes from. */
export class MeaningHoverProvider implements HoverProvider {
  private readonly projects: Projects;

  constructor(services: TenantryServices) {
    this.projects = services.shared.workspace.Projects;
  }

  getHoverContent(document: LangiumDocument, { position }: HoverParams): Hover | undefined {
    const offset = offsetOf(document, position);
    const uri = document.uri.toString();
    const topologies = this.projects.of(uri).map(({ topology }) => topology);
    const [flows, samples] = [hoverFlows, hoverSamples].map(say => topologies.map(topology => say(topology, uri, offset)).find(Boolean));
    const reasons = hoverReasons(this.projects.problemsOf(document.uri), offset);
    const hover = (about: string | undefined, span: Pick<Span, 'start' | 'end'>): Hover | undefined => {
      const value = paragraphs(about, flows, samples, reasons);
      return value === '' ? undefined : { contents: { kind: MarkupKind.Markdown, value }, range: rangeOf(document, span) };
    };
    const symbol = symbolAt(this.projects, uri, offset);
    const about = symbol && hoverSymbol(symbol);
    if (symbol && about) return hover(about, symbol.span);
    const found = leafAt(document as LangiumDocument<Document>, offset);
    if (!found) return undefined;
    // A path such as user.department is one word of several leaves.
    const node = (isWord(found.leaf.astNode) && found.leaf.astNode.$cstNode) || found.leaf;
    return hover(hoverVocabulary(found.leaf), spanOf(found.source, node));
  }
}

function leafAt(document: LangiumDocument<Document>, offset: number): { leaf: LeafCstNode; source: SourceFile } | undefined {
  const source = sourcesOf(document).findLast(piece => piece.offset <= offset);
  const root = source && linkedTree(source.document).$cstNode;
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset - source.offset);
  return leaf && { leaf, source };
}
