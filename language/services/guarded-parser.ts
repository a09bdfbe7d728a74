import type { AstNode, LangiumCoreServices, LangiumParser, ParseResult, ParserOptions } from 'langium';
import type { Document } from '../generated/ast.ts';
import { type Chunk, joinChunks } from '../project/chunks.ts';
import { createPieceParser } from './piece-parser.ts';
import { recut } from './recut.ts';
import { brokenLimit, notUtf8, tooLong } from './text-limits.ts';

/** Parser errors for a text that was not read at all, by name, with the code of the problem; their `message` is for people. */
export const refusals: { readonly [name: string]: 'file-too-large' | 'file-not-utf8' } = { LimitError: 'file-too-large', EncodingError: 'file-not-utf8' };

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
  const refused = (name: string, message: string, offset: number, options?: ParserOptions) => failed(inner.parse<Document>('', options), name, message, offset);
  const parsePiece = (text: string, options?: ParserOptions): ParseResult<Document> => {
    const broken = brokenLimit(text);
    if (broken) return refused('LimitError', broken.message, broken.offset, options);
    try {
      return inner.parse<Document>(text, options);
    } catch (error) {
      inner = createPieceParser(services);
      return refused('LimitError', `This declaration could not be read: ${error instanceof Error ? error.message : String(error)}`, 0, options);
    }
  };
  const parse = <T extends AstNode>(input: string, { before = [], ...options }: PieceOptions = {}): ParseResult<T> => {
    const whole = (name: string, message: string) => [{ offset: 0, text: input, result: refused(name, message, 0, options) }];
    const long = tooLong(input);
    const encoded = notUtf8(input);
    const chunks = long ? whole('LimitError', long) : encoded ? whole('EncodingError', encoded) : recut(input, before, text => parsePiece(text, options));
    return joinChunks(chunks) as unknown as ParseResult<T>;
  };
  return new Proxy(inner, { get: (_, key) => (key === 'parse' ? parse : Reflect.get(inner, key, inner)) });
}

function failed(empty: ParseResult<Document>, name: string, message: string, offset: number): ParseResult<Document> {
  const token = { startOffset: offset, endOffset: offset, image: '' } as ParseResult['parserErrors'][number]['token'];
  return { ...empty, parserErrors: [{ name, message, token, resyncedTokens: [], context: { ruleStack: [], ruleOccurrenceStack: [] } }] };
}
