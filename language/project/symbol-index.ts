import type { SymbolDeclaration, SymbolId, SymbolMention, Symbols } from './symbols.ts';

type Name = SymbolDeclaration | SymbolMention;

/** Look-ups in the symbols of a project; built when somebody asks for the first time. */
export interface SymbolIndex {
  declarations(id: SymbolId): readonly SymbolDeclaration[];
  mentions(id: SymbolId): readonly SymbolMention[];
  /** The name that an offset touches. */
  at(uri: string, offset: number): Name | undefined;
}

const indexes = new WeakMap<Symbols, SymbolIndex>();

export function symbolIndexOf(symbols: Symbols): SymbolIndex {
  const index = indexes.get(symbols) ?? createIndex(symbols);
  indexes.set(symbols, index);
  return index;
}

function createIndex(symbols: Symbols): SymbolIndex {
  const declarations = Map.groupBy(symbols.declarations, ({ id }) => id);
  const mentions = Map.groupBy(symbols.mentions, ({ id }) => id);
  // Where a name is declared and mentioned at once, the declaration comes first.
  const names = Map.groupBy<string, Name>([...symbols.declarations, ...symbols.mentions], ({ span }) => span.uri);
  for (const list of names.values()) list.sort((a, b) => a.span.start - b.span.start);
  return {
    declarations: id => declarations.get(id) ?? [],
    mentions: id => mentions.get(id) ?? [],
    at: (uri, offset) => touching(names.get(uri) ?? [], offset),
  };
}

/** Names do not overlap: the first one that ends at or behind the offset is the only candidate. */
function touching(names: readonly Name[], offset: number): Name | undefined {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.span.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const found = names[low];
  return found && found.span.start <= offset ? found : undefined;
}
