import { type AstNode, createLangiumParser, type LangiumCoreServices, type LangiumParser, type ParseResult, type ParserOptions } from 'langium';

/** What one file may be, so that none can stall the editor or overflow the parser's stack. */
export const limits = { characters: 1 << 20, line: 10_000, nesting: 64 } as const;

/** Name of the parser error that stands for a broken limit; its `message` is for people. */
export const LIMIT_ERROR = 'LimitError';

/**
 * Langium's parser overflows the stack on deep nesting, and after any exception its parser object keeps stale entries that
 * break the following, valid files. So limits are checked before it runs, and after a throw it is replaced.
 */
export function createGuardedParser(services: LangiumCoreServices): LangiumParser {
  let inner = createLangiumParser(services);
  const parse = <T extends AstNode>(input: string, options?: ParserOptions): ParseResult<T> => {
    const broken = brokenLimit(input);
    if (!broken) {
      try {
        return inner.parse<T>(input, options);
      } catch (error) {
        inner = createLangiumParser(services);
        return failed(inner.parse<T>('', options), `This file could not be read: ${error instanceof Error ? error.message : String(error)}`, 0);
      }
    }
    return failed(inner.parse<T>('', options), broken.message, broken.offset);
  };
  return new Proxy(inner, { get: (_, key) => (key === 'parse' ? parse : Reflect.get(inner, key, inner)) });
}

function failed<T extends AstNode>(empty: ParseResult<T>, message: string, offset: number): ParseResult<T> {
  const token = { startOffset: offset, endOffset: offset, image: '' } as ParseResult['parserErrors'][number]['token'];
  return { ...empty, parserErrors: [{ name: LIMIT_ERROR, message, token, resyncedTokens: [], context: { ruleStack: [], ruleOccurrenceStack: [] } }] };
}

function brokenLimit(text: string): { message: string; offset: number } | undefined {
  if (text.length > limits.characters) return { message: 'A topology file has at most 1 MiB. Split it and import the parts.', offset: 0 };
  let depth = 0;
  let lineStart = 0;
  // Texts and comments are skipped as the lexer reads them; what is left are brackets and line ends.
  for (const { 0: token, index } of text.matchAll(/"(?:\\[^\r\n]|[^"\\\r\n])*"?|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|[{([\])}]|\n/g)) {
    if (token === '\n') {
      if (index - lineStart > limits.line) return { message: 'A line has at most 10,000 characters.', offset: lineStart };
      lineStart = index + 1;
    } else if (token.length === 1 && '{(['.includes(token)) {
      depth++;
      if (depth > limits.nesting) return { message: 'Brackets are nested deeper than 64 levels.', offset: index };
    } else if (token.length === 1 && '])}'.includes(token)) depth = Math.max(0, depth - 1);
  }
  return text.length - lineStart > limits.line ? { message: 'A line has at most 10,000 characters.', offset: lineStart } : undefined;
}
