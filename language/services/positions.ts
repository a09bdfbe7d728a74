import { type LangiumDocument, type LangiumDocuments, URI } from 'langium';
import type { Location, Position, Range } from 'vscode-languageserver';
import type { Span } from '../model/source.ts';

export function rangeOf(document: LangiumDocument, span: { readonly start: number; readonly end: number }): Range {
  const { textDocument } = document;
  return { start: textDocument.positionAt(span.start), end: textDocument.positionAt(span.end) };
}

export const offsetOf = (document: LangiumDocument, position: Position): number => document.textDocument.offsetAt(position);

/** A span of any file; nothing where the file is not there any more. */
export function locationOf(documents: LangiumDocuments, span: Span): Location | undefined {
  const document = documents.getDocument(URI.parse(span.uri));
  return document && { uri: span.uri, range: rangeOf(document, span) };
}
