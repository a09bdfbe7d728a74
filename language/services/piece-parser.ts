import { type AstNode, createParser, type LangiumCoreServices, LangiumParser, type ParseResult } from 'langium';

/**
 * Langium's parser without what costs a third of its time and nobody here asks for: comments in the tree, and the way from
 * each node to what it stands in, which `linked-tree.ts` adds to the few trees that somebody points at.
 */
class PieceParser extends LangiumParser {
  constructor(services: LangiumCoreServices) {
    super(services);
    this['nodeBuilder'].addHiddenNodes = () => undefined;
  }

  override parse<T extends AstNode = AstNode>(input: string): ParseResult<T> {
    this['nodeBuilder'].buildRootNode(input);
    const { tokens, errors, report } = this.lexer.tokenize(input);
    this['lexerResult'] = { tokens, errors, report, hidden: [] };
    this.wrapper.input = tokens;
    const value = this['doParse'](this.mainRule) as T;
    this['lexerResult'] = undefined;
    return { value, lexerErrors: errors, lexerReport: report, parserErrors: this.wrapper.errors };
  }
}

export function createPieceParser(services: LangiumCoreServices): LangiumParser {
  const parser = createParser(services.Grammar, new PieceParser(services), services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}
