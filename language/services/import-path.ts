import type { LangiumDocument } from 'langium';
import type { Document } from '../generated/ast.ts';
import { type ImportTarget, importsOf } from '../project/imports.ts';

/** The imports of a document whose path may be one, and where the path stands without its quotes. */
export function importPaths(document: LangiumDocument): readonly { readonly target: Required<ImportTarget>; readonly start: number; readonly end: number }[] {
  const text = document.textDocument.getText();
  return importsOf(document as LangiumDocument<Document>).flatMap(({ node, span, uri }) => {
    if (!uri) return [];
    const start = text.indexOf('"', span.start) + 1;
    return [{ target: { node, span, uri }, start, end: text.endsWith('"', span.end) ? span.end - 1 : span.end }];
  });
}
