import { type AstNode, createLangiumParser, type LangiumCoreServices, type LangiumParser, type ParseResult, type ParserOptions } from 'langium';
import type { Document } from '../generated/ast.ts';
import { type Chunk, joinChunks } from '../project/chunks.ts';
import { type Piece, splitDeclarations } from './split.ts';
import { brokenLimit } from './text-limits.ts';

/** Name of the parser error that stands for a broken limit; its `message` is for people. */
export const LIMIT_ERROR = 'LimitError';

/**
 * Parses each top-level declaration as a text of its own and keeps the trees of those that did not change. Langium's parser
 * overflows the stack on deep nesting, and after any exception its parser object keeps stale entries that break the
 * following, valid files: so limits are checked before it runs, and after a throw it is replaced.
 */
export function createGuardedParser(services: LangiumCoreServices): LangiumParser {
  let inner = createLangiumParser(services);
  const memory = new Memory();
  const parsePiece = (text: string, options?: ParserOptions): ParseResult<Document> => {
    try {
      return inner.parse<Document>(text, options);
    } catch (error) {
      inner = createLangiumParser(services);
      return failed(inner.parse<Document>('', options), `This declaration could not be read: ${error instanceof Error ? error.message : String(error)}`, 0);
    }
  };
  const parse = <T extends AstNode>(input: string, options?: ParserOptions): ParseResult<T> => {
    const broken = brokenLimit(input);
    const chunks = broken
      ? [{ offset: 0, result: failed(inner.parse<Document>('', options), broken.message, broken.offset) }]
      : memory.chunks(splitDeclarations(input), text => parsePiece(text, options));
    return joinChunks(chunks) as unknown as ParseResult<T>;
  };
  return new Proxy(inner, { get: (_, key) => (key === 'parse' ? parse : Reflect.get(inner, key, inner)) });
}

/** Trees by their text, kept while they are in use: those of the last parses. */
class Memory {
  private recent = new Map<string, ParseResult<Document>>();
  private older = new Map<string, ParseResult<Document>>();

  chunks(pieces: readonly Piece[], parse: (text: string) => ParseResult<Document>): Chunk[] {
    const chunks = pieces.map(({ offset, text }) => {
      let result = this.recent.get(text);
      if (!result) {
        const own = detached(text);
        result = this.older.get(own) ?? parse(own);
        this.recent.set(own, result);
      }
      return { offset, result };
    });
    if (this.recent.size > 2 * pieces.length + 2000) {
      this.older = this.recent;
      this.recent = new Map();
    }
    return chunks;
  }
}

/** A copy. JavaScript engines keep the whole text behind a part of it: each edit would keep one more version of the file. */
const detached = (part: string): string => ` ${part}`.slice(1);

function failed(empty: ParseResult<Document>, message: string, offset: number): ParseResult<Document> {
  const token = { startOffset: offset, endOffset: offset, image: '' } as ParseResult['parserErrors'][number]['token'];
  return { ...empty, parserErrors: [{ name: LIMIT_ERROR, message, token, resyncedTokens: [], context: { ruleStack: [], ruleOccurrenceStack: [] } }] };
}
