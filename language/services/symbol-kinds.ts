import { SemanticTokenTypes, SymbolKind } from 'vscode-languageserver';

/** How editors show what a kind declares. Kinds that are not listed are objects. */
const looks: { readonly [kind: string]: { readonly symbol: SymbolKind; readonly token: SemanticTokenTypes } } = {
  topology: { symbol: SymbolKind.File, token: SemanticTokenTypes.namespace },
  tenant: { symbol: SymbolKind.Module, token: SemanticTokenTypes.namespace },
  tenants: { symbol: SymbolKind.Enum, token: SemanticTokenTypes.enum },
  group: { symbol: SymbolKind.Class, token: SemanticTokenTypes.class },
  user: { symbol: SymbolKind.Variable, token: SemanticTokenTypes.variable },
  application: { symbol: SymbolKind.Interface, token: SemanticTokenTypes.interface },
  extension: { symbol: SymbolKind.Field, token: SemanticTokenTypes.parameter },
  mapping: { symbol: SymbolKind.Function, token: SemanticTokenTypes.struct },
  sync: { symbol: SymbolKind.Event, token: SemanticTokenTypes.event },
  mesh: { symbol: SymbolKind.Event, token: SemanticTokenTypes.event },
  catalog: { symbol: SymbolKind.Namespace, token: SemanticTokenTypes.struct },
  package: { symbol: SymbolKind.Package, token: SemanticTokenTypes.struct },
  policy: { symbol: SymbolKind.Method, token: SemanticTokenTypes.method },
  organization: { symbol: SymbolKind.Constructor, token: SemanticTokenTypes.type },
  access: { symbol: SymbolKind.Key, token: SemanticTokenTypes.struct },
};

export const symbolKindOf = (kind: string): SymbolKind => looks[kind]?.symbol ?? SymbolKind.Object;
export const tokenTypeOf = (kind: string): SemanticTokenTypes => looks[kind]?.token ?? SemanticTokenTypes.variable;
