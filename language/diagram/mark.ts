/** What a plan or a check says about one declaration; drawn over the picture, never moving it. */
export interface Mark {
  readonly kind: 'create' | 'change' | 'remove' | 'drift' | 'error' | 'warning';
  /** Shown as a tooltip and read by screen readers. */
  readonly text?: string;
  /** A few signs in place of the one of the kind: `+12 ~3`. */
  readonly badge?: string;
}

/** By topology key. */
export type Marks = ReadonlyMap<string, Mark>;
