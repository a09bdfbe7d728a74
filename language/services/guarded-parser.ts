import type { AstNode, LangiumCoreServices, LangiumParser, ParseResult, ParserOptions } from 'langium';
import type { Document } from '../generated/ast.ts';
import { type Chunk, joinChunks } from '../project/chunks.ts';
import { createPieceParser } from './piece-parser.ts';
import { recut } from './recut.ts';
import { brokenLimit, tooLong } from './text-limits.ts';

/** Name of the parser error that stands for a broken limit; its `message` is for people. */
export const LIMIT_ERROR = 'LimitError';

/** `before` are the pieces of an earlier version of the same file: what an edit left as it was keeps its trees. */
export interface PieceOptions extends ParserOptions {
  readonly before?: readonly Chunk[];
}

/**
 * Parses each top-level declaration as a text of its own. Langium's parser overflows the stack on deep nesting, and after
 * any exception its parser object keeps stale entries that break the following, valid files: so limits are checked before
 * it runs, and after a throw it is replaced.
 */
export function createGuardedParser(services: LangiumCoreServices): LangiumParser {
  let inner = createPieceParser(services);
  const refused = (message: string, offset: number, options?: ParserOptions) => failed(inner.parse<Document>('', options), message, offset);
  const parsePiece = (text: string, options?: ParserOptions): ParseResult<Document> => {
    const broken = brokenLimit(text);
    if (broken) return refused(broken.message, broken.offset, options);
    try {
      return inner.parse<Document>(text, options);
    } catch (error) {
      inner = createPieceParser(services);
      return refused(`This declaration could not be read: ${error instanceof Error ? error.message : String(error)}`, 0, options);
    }
  };
  const parse = <T extends AstNode>(input: string, { before = [], ...options }: PieceOptions = {}): ParseResult<T> => {
    const message = tooLong(input);
    const chunks = message ? [{ offset: 0, text: input, result: refused(message, 0, options) }] : recut(input, before, text => parsePiece(text, options));
    return joinChunks(chunks) as unknown as ParseResult<T>;
  };
  return new Proxy(inner, { get: (_, key) => (key === 'parse' ? parse : Reflect.get(inner, key, inner)) });
}

function failed(empty: ParseResult<Document>, message: string, offset: number): ParseResult<Document> {
  const token = { startOffset: offset, endOffset: offset, image: '' } as ParseResult['parserErrors'][number]['token'];
  return { ...empty, parserErrors: [{ name: LIMIT_ERROR, message, token, resyncedTokens: [], context: { ruleStack: [], ruleOccurrenceStack: [] } }] };
}
