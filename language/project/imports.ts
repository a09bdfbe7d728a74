import { type LangiumDocument, type ParseResult, URI, UriUtils } from 'langium';
import type { Document, Import } from '../generated/ast.ts';
import type { Span } from '../model/source.ts';
import { sourcesOf, spanOf } from './source-file.ts';

export interface ImportTarget {
  readonly node: Import;
  /** The path in quotes. */
  readonly span: Span;
  /** Absent where the path is not one that may be imported. */
  readonly uri?: URI;
}

const known = new WeakMap<ParseResult, readonly ImportTarget[]>();

/** The files a document imports: relative paths to .tenantry files of the same scheme, nothing else. */
export function importsOf(document: LangiumDocument<Document>): readonly ImportTarget[] {
  const imports = known.get(document.parseResult) ?? readImports(document);
  known.set(document.parseResult, imports);
  return imports;
}

function readImports(document: LangiumDocument<Document>): readonly ImportTarget[] {
  if (document.parseResult.value.imports.length === 0) return [];
  return sourcesOf(document).flatMap(source =>
    source.document.imports.flatMap((node): ImportTarget[] => {
      if (node.path === undefined) return [];
      const span = spanOf(source, node);
      const fitting = /^\.{1,2}\//.test(node.path) && node.path.endsWith('.tenantry') && !/[\\\0?#]/.test(node.path);
      return [fitting ? { node, span, uri: UriUtils.joinPath(UriUtils.dirname(document.uri), node.path) } : { node, span }];
    }),
  );
}

export { URI };
