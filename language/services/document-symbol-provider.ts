import type { LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver';
import { type OutlineEntry, outlineOf } from './outline.ts';
import { rangeOf } from './positions.ts';
import { symbolKindOf } from './symbol-kinds.ts';

export class OutlineSymbolProvider implements DocumentSymbolProvider {
  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    const symbolOf = ({ kind, name, detail, start, end, nameStart, nameEnd, children }: OutlineEntry): DocumentSymbol => ({
      // An empty name is refused by editors.
      name: name.trim() || kind,
      detail: detail ? `${kind} ${detail}` : kind,
      kind: symbolKindOf(kind),
      range: rangeOf(document, { start, end }),
      selectionRange: rangeOf(document, { start: nameStart, end: nameEnd }),
      children: children.map(symbolOf),
    });
    return outlineOf(document).map(symbolOf);
  }
}
