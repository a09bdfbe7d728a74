import type { LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver';
import type { Document } from '../generated/ast.ts';
import { sourcesOf } from '../project/source-file.ts';
import { type OutlineEntry, outlineOfPiece } from './outline.ts';
import { rangeOf } from './positions.ts';
import { symbolKindOf } from './symbol-kinds.ts';

interface Placed {
  readonly line: number;
  readonly character: number;
  readonly symbols: readonly DocumentSymbol[];
}

/** What pieces of files declare, for as long as they stand in the same place. */
const known = new WeakMap<Document, Placed>();

export class OutlineSymbolProvider implements DocumentSymbolProvider {
  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    return sourcesOf(document as LangiumDocument<Document>).flatMap(source => {
      const { line, character } = document.textDocument.positionAt(source.offset);
      const last = known.get(source.document);
      if (last?.line === line && last.character === character) return last.symbols;
      const symbols = outlineOfPiece(source).map(entry => symbolOf(entry, document));
      known.set(source.document, { line, character, symbols });
      return symbols;
    });
  }
}

const symbolOf = ({ kind, name, detail, start, end, nameStart, nameEnd, children }: OutlineEntry, document: LangiumDocument): DocumentSymbol => ({
  // An empty name is refused by editors.
  name: name.trim() || kind,
  detail: detail ? `${kind} ${detail}` : kind,
  kind: symbolKindOf(kind),
  range: rangeOf(document, { start, end }),
  selectionRange: rangeOf(document, { start: nameStart, end: nameEnd }),
  children: children.map(entry => symbolOf(entry, document)),
});
