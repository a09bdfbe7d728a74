import { type AstNode, AstUtils, type CstNode, type LangiumDocument } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import { SemanticTokenModifiers, SemanticTokenTypes } from 'vscode-languageserver';
import {
  type Document,
  isBlock,
  isBrackets,
  isDeclaration,
  isFlow,
  isNumeral,
  isParens,
  isPhrase,
  isProperty,
  isSign,
  isText,
  isWord,
  type Word,
} from '../generated/ast.ts';
import { kindOf } from '../kinds/index.ts';
import { sourcesOf } from '../project/source-file.ts';
import type { Projects } from '../project/workspace.ts';
import { linkedTree } from './linked-tree.ts';
import { rangeOf } from './positions.ts';
import { expectedAt } from './property-at.ts';
import type { TenantryServices } from './services.ts';
import { tokenTypeOf } from './symbol-kinds.ts';

/** Offsets count from the piece of text that a tree was made of, then from the start of the file. */
interface Painted {
  readonly start: number;
  readonly end: number;
  readonly type: SemanticTokenTypes;
  readonly modifier?: SemanticTokenModifiers;
}

/** Colours what only the meaning of a text tells; comments, strings and plain words are left to the grammar of the editor. */
export class MeaningTokenProvider extends AbstractSemanticTokenProvider {
  private readonly projects: Projects;

  constructor(services: TenantryServices) {
    super(services);
    this.projects = services.shared.workspace.Projects;
  }

  protected override async computeHighlighting(document: LangiumDocument, acceptor: SemanticTokenAcceptor): Promise<void> {
    const painted = new Map<number, Painted>();
    for (const source of sourcesOf(document as LangiumDocument<Document>)) {
      for (const { start, end, ...look } of paintedIn(source.document))
        painted.set(source.offset + start, { start: source.offset + start, end: source.offset + end, ...look });
    }
    for (const one of this.names(document.uri.toString())) painted.set(one.start, one);
    let last = 0;
    for (const { start, end, type, modifier } of [...painted.values()].sort((a, b) => a.start - b.start)) {
      if (start < last || end <= start) continue;
      last = end;
      acceptor({ range: rangeOf(document, { start, end }), type, modifier });
    }
  }

  /** Every name that is declared or was resolved. */
  private *names(uri: string): Iterable<Painted> {
    for (const { symbols } of this.projects.of(uri)) {
      for (const { id, span } of symbols.mentions) if (span.uri === uri) yield { ...span, type: tokenTypeOf(id.split(':')[0] ?? '') };
      for (const { kind, span } of symbols.declarations)
        if (span.uri === uri) yield { ...span, type: tokenTypeOf(kind), modifier: SemanticTokenModifiers.declaration };
    }
  }

  protected override highlightElement(): void {}
}

/** Trees of declarations that did not change stay the same objects. */
const known = new WeakMap<Document, readonly Painted[]>();

function paintedIn(tree: Document): readonly Painted[] {
  const found = known.get(tree) ?? AstUtils.streamAst(linkedTree(tree)).toArray().flatMap(paint);
  known.set(tree, found);
  return found;
}

function paint(node: AstNode): readonly Painted[] {
  if (isDeclaration(node)) {
    const keyword = kindOf(node.kind) && leaf(node, node.kind);
    return keyword ? [{ ...keyword, type: SemanticTokenTypes.keyword }] : [];
  }
  if (isBlock(node)) return painted(leaf(node, node.kind), SemanticTokenTypes.keyword);
  if (isProperty(node)) return painted(node.name?.$cstNode, SemanticTokenTypes.property);
  if (isFlow(node)) return painted(node.target?.$cstNode, SemanticTokenTypes.parameter);
  if (isNumeral(node)) return painted(node.$cstNode, SemanticTokenTypes.number);
  if (isSign(node)) return painted(node.$cstNode, SemanticTokenTypes.operator);
  if (isText(node)) return isDirectoryRole(node) ? painted(node.$cstNode, SemanticTokenTypes.enumMember) : [];
  return isWord(node) ? painted(node.$cstNode, wordType(node)) : [];
}

function wordType(word: Word): SemanticTokenTypes | undefined {
  const phrase = word.$container;
  if (!isPhrase(phrase)) return undefined;
  if (isBrackets(phrase.$container)) return SemanticTokenTypes.parameter;
  if (AstUtils.getContainerOfType(word, isFlow)) return isParens(phrase.terms[(word.$containerIndex ?? 0) + 1]) ? SemanticTokenTypes.function : undefined;
  const place = expectedAt(word);
  return place?.expect(place.before).some(({ type }) => type === 'attributes') ? SemanticTokenTypes.parameter : undefined;
}

function isDirectoryRole(text: AstNode): boolean {
  const place = expectedAt(text);
  return place?.expect(place.before).some(({ type }) => type === 'directoryRoles') ?? false;
}

const painted = (
  node: Pick<CstNode, 'offset' | 'end'> | { start: number; end: number } | undefined,
  type: SemanticTokenTypes | undefined,
): readonly Painted[] => (node && type ? [{ start: 'offset' in node ? node.offset : node.start, end: node.end, type }] : []);

/** Where the first word of a node stands that has this text. */
function leaf(node: AstNode, text: string | undefined): { start: number; end: number } | undefined {
  const cst = node.$cstNode;
  const at = cst && text ? cst.text.search(new RegExp(`\\b${text}\\b`)) : -1;
  return cst && text && at >= 0 ? { start: cst.offset + at, end: cst.offset + at + text.length } : undefined;
}
