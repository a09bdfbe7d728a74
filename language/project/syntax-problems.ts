import { AstUtils, type LangiumDocument, type ParseResult } from 'langium';
import { type Document, isText } from '../generated/ast.ts';
import type { Problem } from '../problems/problem.ts';
import { refusals } from '../services/guarded-parser.ts';
import { notUtf8 } from '../services/text-limits.ts';
import { isClosed } from '../services/value-converter.ts';
import { type Chunk, chunksOf } from './chunks.ts';
import { lookalike } from './lookalikes.ts';
import type { ProblemLog } from './problem-log.ts';

/** What lexer and parser found, in words for people who never saw a grammar. */
export function reportSyntax(document: LangiumDocument<Document>, log: ProblemLog): void {
  const uri = document.uri.toString();
  const text = document.textDocument.getText();
  const chunks = chunksOf(document.parseResult.value);
  for (const chunk of chunks) {
    reportErrors(chunk, uri, log);
    for (const { start, end } of unclosedTexts(chunk)) {
      const span = { uri, start: chunk.offset + start, end: chunk.offset + end };
      log.report('string-not-closed', span, 'This text has no closing quote.', {
        fixes: [{ title: 'Add the closing quote', edits: [{ span: { ...span, start: span.end }, text: '"' }] }],
      });
    }
  }
  const lost = text.indexOf('\uFFFD');
  if (lost >= 0 && notUtf8(text) === undefined)
    log.report(
      'file-not-utf8',
      { uri, start: lost, end: lost + 1 },
      'A character was lost here, as the file is not UTF-8. Write it again and save the file as UTF-8.',
    );
  const comment = unclosedComment(text);
  if (comment !== undefined)
    log.report('comment-not-closed', { uri, start: comment, end: comment + 2 }, 'This comment is not closed: everything after it is part of it.');
}

function reportErrors({ offset, text, result }: Chunk, uri: string, log: ProblemLog): void {
  for (const error of result.lexerErrors) {
    const span = { uri, start: offset + error.offset, end: offset + error.offset + Math.max(1, error.length) };
    const similar = lookalike(text, error.offset, uri, offset);
    if (similar) log.report('syntax', span, similar.message, { fixes: similar.fixes });
    else if (text[error.offset] === "'") log.report('expr-single-quotes', span, 'Put text in double quotes.');
    else log.report('syntax', span, `Unexpected ${shown(text.slice(error.offset, error.offset + Math.max(1, error.length)))}.`);
  }
  // What follows the first error of a declaration is mostly its echo.
  for (const error of result.parserErrors.slice(0, 1)) {
    const { token } = error;
    const refusal = refusals[error.name];
    if (refusal) {
      log.report(refusal, { uri, start: offset + token.startOffset, end: offset + token.startOffset }, error.message);
      continue;
    }
    const wanted = expected(error);
    if (token.tokenType?.name === 'EOF' || Number.isNaN(token.startOffset)) {
      const last = text.trimEnd().length;
      log.report(
        'syntax',
        { uri, start: offset + Math.max(0, last - 1), end: offset + last },
        `${capitalized(wanted ?? 'something')} is missing at the end of this declaration.`,
      );
    } else {
      const span = { uri, start: offset + token.startOffset, end: offset + (token.endOffset ?? token.startOffset) + 1 };
      const comma = wanted === 'a value' ? commaBefore(text, token.startOffset) : undefined;
      if (comma !== undefined) {
        const found = { uri, start: offset + comma, end: offset + comma + 1 };
        log.report('syntax', found, `Nothing follows this comma. Properties are not separated by commas.`, {
          fixes: [{ title: 'Remove the comma', edits: [{ span: found, text: '' }] }],
        });
        continue;
      }
      const wish = wanted === '"}"' && /^[_a-zA-Z]/.test(token.image) ? 'a property (name: value) or "}"' : wanted;
      log.report('syntax', span, `${wish ? `Expected ${wish}, found` : 'Unexpected'} ${shown(token.image)}.`);
    }
  }
}

/** The comma that stands before an offset, with blanks between them. */
function commaBefore(text: string, offset: number): number | undefined {
  const before = text.slice(0, offset).trimEnd();
  return before.endsWith(',') ? before.length - 1 : undefined;
}

const unclosed = new WeakMap<ParseResult, readonly { start: number; end: number }[]>();

/** Texts without a closing quote, by offsets in their piece. */
function unclosedTexts({ result, text }: Chunk): readonly { start: number; end: number }[] {
  let found = unclosed.get(result);
  if (!found) {
    const some = [...text.matchAll(textOrComment)].some(([token]) => token.startsWith('"') && !isClosed(token));
    const texts = some ? AstUtils.streamAst(result.value).filter(isText).toArray() : [];
    found = texts.flatMap(({ $cstNode: cst }) => (cst && !isClosed(cst.text) ? [{ start: cst.offset, end: cst.end }] : []));
    unclosed.set(result, found);
  }
  return found;
}

const textOrComment = /"(?:\\[^\r\n]|[^"\\\r\n])*"?|\/\/[^\n\r]*|\/\*[\s\S]*?(?:\*\/|(?![\s\S]))/g;

/** Where a comment begins that reaches to the end of the file. */
function unclosedComment(text: string): number | undefined {
  const start = text.lastIndexOf('/*');
  if (start < 0 || text.indexOf('*/', start + 2) >= 0) return undefined;
  for (const { 0: token, index } of text.matchAll(textOrComment)) {
    if (token.startsWith('/*') && (token.length < 4 || !token.endsWith('*/'))) return index;
  }
  return undefined;
}

const tokenNames: { readonly [name: string]: string } = {
  ID: 'a name',
  PROPERTY: 'a name',
  TARGET: 'an attribute',
  BLOCK: 'a name',
  STRING: 'a text in double quotes',
  NUMBER: 'a number',
  SIGN: 'an operator',
  EOF: 'the next declaration',
};

/** What the parser waited for, where that is one thing. */
function expected({ message }: { message: string }): string | undefined {
  const token = /^Expecting token of type '(.+?)'/.exec(message)?.[1];
  if (token) return nameOf(token);
  if (message.startsWith('Expecting: expecting at least one iteration')) return 'a value';
  const [first, second] = new Set([...message.matchAll(/^ +\d+\. \[(\S+?)\]/gm)].map(([, name]) => nameOf(name ?? '')));
  return second === undefined ? first : undefined;
}

const nameOf = (token: string): string => tokenNames[token] ?? `"${token}"`;

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function shown(image: string): string {
  const short = image.length > 30 ? `${image.slice(0, 30)}…` : image;
  return image.startsWith('"') ? short : `"${short}"`;
}

/** Leaves out unknown kinds where the parser only read on after an error: those words were never meant to be kinds. */
export function withoutDebris(problems: readonly Problem[], documents: readonly LangiumDocument<Document>[]): readonly Problem[] {
  const debris = new Map(
    documents.map(document => [
      document.uri.toString(),
      chunksOf(document.parseResult.value).flatMap(({ offset, text, result }) => {
        const second = result.parserErrors.length > 0 ? result.value.declarations[1]?.$cstNode : undefined;
        return second ? [{ start: offset + second.offset, end: offset + text.length }] : [];
      }),
    ]),
  );
  return problems.filter(({ code, span }) => code !== 'unknown-kind' || !within(span.start, debris.get(span.uri) ?? []));
}

/** Whether an offset lies in one of some ranges; these are in order and apart. */
function within(offset: number, ranges: readonly { readonly start: number; readonly end: number }[]): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  return found !== undefined && found.start <= offset;
}
