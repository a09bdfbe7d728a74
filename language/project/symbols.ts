import type { Span } from '../model/source.ts';

/** `group:socAnalysts`. Declarations of one kind and name in different tenants are one symbol: they are renamed together. */
export type SymbolId = string;
export const symbolId = (kind: string, name: string): SymbolId => `${kind}:${name}`;

export interface SymbolDeclaration {
  readonly id: SymbolId;
  readonly kind: string;
  readonly name: string;
  /** Where the name stands. */
  readonly span: Span;
  /** The whole declaration. */
  readonly full: Span;
}

export interface SymbolMention {
  readonly id: SymbolId;
  readonly span: Span;
}

/** Who declares and who mentions what in one topology: the base of definition, references and rename. */
export interface Symbols {
  readonly declarations: readonly SymbolDeclaration[];
  readonly mentions: readonly SymbolMention[];
}

/** Put together when somebody asks. */
export function lazySymbols(declarations: () => readonly SymbolDeclaration[], mentions: () => readonly SymbolMention[]): Symbols {
  let [declared, mentioned]: [Symbols['declarations']?, Symbols['mentions']?] = [];
  return {
    get declarations() {
      declared ??= declarations();
      return declared;
    },
    get mentions() {
      mentioned ??= distinct(mentions());
      return mentioned;
    },
  };
}

/** What stands in a set is mentioned once for each tenant: that is one mention. */
function distinct(mentions: readonly SymbolMention[]): readonly SymbolMention[] {
  const files = new Map<string, Map<number, SymbolMention>>();
  for (const mention of mentions) {
    const { uri, start } = mention.span;
    const file = files.get(uri) ?? new Map<number, SymbolMention>();
    files.set(uri, file);
    file.set(start, mention);
  }
  return [...files.values()].flatMap(file => [...file.values()]);
}
