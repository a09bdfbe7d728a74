import type { LangiumDocument } from 'langium';
import { type Block, type Declaration, type Document, isBlock } from '../generated/ast.ts';
import { type Origin, type SourceFile, sourcesOf, spanOf } from '../project/source-file.ts';

/** A declaration or nested block, for lists of symbols. Offsets are those of the document. */
export interface OutlineEntry {
  readonly kind: string;
  readonly name: string;
  readonly detail?: string;
  readonly start: number;
  readonly end: number;
  /** Where the name stands, inside of the former. */
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly children: readonly OutlineEntry[];
}

/** What a document declares, as it is written: sets and meshes stay one entry. Works on broken text. */
export const outlineOf = (document: LangiumDocument): readonly OutlineEntry[] => sourcesOf(document as LangiumDocument<Document>).flatMap(outlineOfPiece);

export const outlineOfPiece = (piece: SourceFile): readonly OutlineEntry[] =>
  piece.document.declarations.flatMap(declaration => entryOf(declaration, piece) ?? []);

function entryOf(node: Declaration, origin: Origin): OutlineEntry | undefined {
  const [first] = node.names;
  if (!node.$cstNode || !first?.$cstNode || !node.kind) return undefined;
  const names = (list: Declaration['names']) => list.map(({ id }) => id ?? '').join(', ');
  const link = node.arrow ? ' -> ' : node.with ? ' with ' : undefined;
  const last = (link ? node.others.at(-1) : undefined) ?? node.names.at(-1);
  return {
    kind: node.kind,
    name: names(node.names) + (link ? link + names(node.others) : ''),
    ...detailed(node.display?.value ?? (node.equals ? names(node.others) : undefined)),
    ...ends(spanOf(origin, node)),
    nameStart: spanOf(origin, first).start,
    nameEnd: Math.max(spanOf(origin, first).end, spanOf(origin, last).end),
    children: blocksOf(node.body, origin),
  };
}

function blockOf(block: Block, origin: Origin): OutlineEntry | undefined {
  const name = block.label ?? block.name;
  if (!block.$cstNode || !name?.$cstNode) return undefined;
  const { start, end } = spanOf(origin, name);
  return {
    kind: block.kind,
    name: block.label?.value ?? block.name?.id ?? block.kind,
    ...ends(spanOf(origin, block)),
    nameStart: start,
    nameEnd: end,
    children: blocksOf(block.body, origin),
  };
}

const blocksOf = (body: Declaration['body'], origin: Origin): readonly OutlineEntry[] =>
  (body?.items ?? []).filter(isBlock).flatMap(block => blockOf(block, origin) ?? []);

const ends = ({ start, end }: { start: number; end: number }) => ({ start, end });

const detailed = (detail: string | undefined): { detail?: string } => (detail ? { detail } : {});
