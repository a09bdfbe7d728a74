import { AstUtils, type LangiumDocument } from 'langium';
import { type Document, isText } from '../generated/ast.ts';
import { LIMIT_ERROR } from '../services/guarded-parser.ts';
import { isClosed } from '../services/value-converter.ts';
import type { ProblemLog } from './problem-log.ts';

/** What lexer and parser found, in words for people who never saw a grammar. */
export function reportSyntax(document: LangiumDocument<Document>, log: ProblemLog): void {
  const uri = document.uri.toString();
  const text = document.textDocument.getText();
  const { lexerErrors, parserErrors, value } = document.parseResult;
  for (const error of lexerErrors) {
    const span = { uri, start: error.offset, end: error.offset + Math.max(1, error.length) };
    log.report('syntax', span, `Unexpected ${shown(text.slice(span.start, span.end))}.`);
  }
  for (const error of parserErrors) {
    const { token } = error;
    const previous = 'previousToken' in error ? (error.previousToken as typeof token | undefined) : undefined;
    const atEnd = token.tokenType?.name === 'EOF' || Number.isNaN(token.startOffset);
    const start = atEnd
      ? Number.isNaN(previous?.startOffset ?? Number.NaN)
        ? Math.max(0, text.trimEnd().length - 1)
        : (previous?.startOffset ?? 0)
      : token.startOffset;
    const end = atEnd ? (previous?.endOffset ?? start) + 1 : (token.endOffset ?? start) + 1;
    const span = { uri, start, end: Math.max(start, Math.min(end, text.length)) };
    if (error.name === LIMIT_ERROR) log.report('file-too-large', { uri, start: token.startOffset, end: token.startOffset }, error.message);
    else
      log.report(
        'syntax',
        span,
        atEnd
          ? `${expected(error) ?? 'More'} is missing at the end of the file.`
          : `${expected(error) ? `Expected ${expected(error)}, found` : 'Unexpected'} ${shown(token.image)}.`,
      );
  }
  for (const node of AstUtils.streamAst(value)) {
    const cst = isText(node) ? node.$cstNode : undefined;
    if (cst && !isClosed(cst.text))
      log.report('string-not-closed', { uri, start: cst.offset, end: cst.end }, 'This text has no closing quote.', {
        fixes: [{ title: 'Add the closing quote', edits: [{ span: { uri, start: cst.end, end: cst.end }, text: '"' }] }],
      });
  }
}

const tokenNames: { readonly [name: string]: string } = {
  ID: 'a name',
  STRING: 'a text in double quotes',
  NUMBER: 'a number',
  SIGN: 'an operator',
  EOF: 'a declaration',
};

/** The one thing that the parser waited for, where it knows. */
function expected(error: { name: string; message: string }): string | undefined {
  const token =
    /^Expecting token of type '(.+?)'/.exec(error.message)?.[1] ??
    /^Expecting: one of these possible Token sequences:\s*1\. \[(\S+?)\]\s*but found/.exec(error.message)?.[1];
  if (!token) return undefined;
  return tokenNames[token] ?? `"${token}"`;
}

const shown = (image: string): string => `"${image.length > 30 ? `${image.slice(0, 30)}…` : image}"`;
