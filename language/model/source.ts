/** A half-open range of characters in one file. Offsets are UTF-16 code units, as in LSP. */
export interface Span {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}

/** A resolved mention of a declaration: `key` finds the resource in the {@link Topology}. */
export interface Ref {
  readonly key: string;
  readonly span: Span;
}
