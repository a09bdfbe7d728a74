/**
 * What a rule must find and what it must leave alone. In a failing text « » marks where the problem stands, ‹ › where its
 * related information points. The tenants contoso, fabrikam and tailspin and the set targets (fabrikam, tailspin) are there,
 * unless the text declares tenants itself.
 */
export interface Fixture {
  readonly failing: readonly Failing[];
  readonly passing: readonly string[];
}

export interface Failing {
  readonly text: string;
  readonly message: string;
  /** The resources of the text, so many times: limits are too large to be written. */
  readonly times?: number;
  /** Titles of the fixes, in order; each is applied and must make the problem go away. */
  readonly fixes?: readonly string[];
  /** The text after the first fix, where its exact form matters. */
  readonly fixed?: string;
}

export type Fixtures = { readonly [code: string]: Fixture };
