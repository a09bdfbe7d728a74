import type { Span } from '../model/source.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Something to tell the writer. The fix travels with the problem. */
export interface Problem {
  /** Stable: a rule's code or one of {@link file://./codes.ts}. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  /** The other half: a declaration in another tenant, the first of two equal names. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
  readonly fixes?: readonly Fix[];
  readonly unused?: boolean;
}

export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Replaces a span; an empty span inserts. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}
