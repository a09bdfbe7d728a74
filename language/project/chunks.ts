import type { ParseResult } from 'langium';
import { type Declaration, Document, type Import } from '../generated/ast.ts';

/** The tree of one top-level piece of a file. Its offsets count from where the piece begins. */
export interface Chunk {
  readonly offset: number;
  readonly text: string;
  readonly result: ParseResult<Document>;
}

const known = new WeakMap<Document, readonly Chunk[]>();

/** The pieces that a file's tree was joined from. */
export const chunksOf = (document: Document): readonly Chunk[] => known.get(document) ?? [];

/** One tree for Langium, which manages files as wholes. Everything of ours reads the chunks. */
export function joinChunks(chunks: readonly Chunk[]): ParseResult<Document> {
  const imports: Import[] = [];
  const declarations: Declaration[] = [];
  for (const { result } of chunks) {
    imports.push(...result.value.imports);
    declarations.push(...result.value.declarations);
  }
  const value = { $type: Document.$type, imports, declarations } as Document;
  known.set(value, chunks);
  return {
    value,
    lexerErrors: chunks.flatMap(({ result }) => result.lexerErrors),
    parserErrors: chunks.flatMap(({ result }) => result.parserErrors),
    lexerReport: chunks[0]?.result.lexerReport,
  };
}
