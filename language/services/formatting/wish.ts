/** What a token should have before it. */
export interface Wish {
  /** Begins a line. */
  readonly line?: boolean;
  /** In its line: these blanks, or one blank where there were any and none where there were none. */
  readonly blanks: string | 'as written';
  /** Stays at the start of a line where it was. */
  readonly keepsBreak?: boolean;
  /** In blanks, where it begins a line. */
  readonly indent: number;
  /** The same for comments above it, where they differ. */
  readonly commentIndent?: number;
  /** Empty lines above: at most one is kept, one is wanted, or there is none next to a brace. */
  readonly empty?: 'wanted' | 'none after' | 'none before';
}
