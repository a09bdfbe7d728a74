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
