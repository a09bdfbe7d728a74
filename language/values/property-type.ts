import type { Value } from '../generated/ast.ts';
import type { ReadContext } from './read-context.ts';

/**
 * How the value of a property is written, read and completed. A kind's descriptor names a type for each property; the
 * grammar, the checks, completion, hover and the reference pages all follow from it.
 */
export interface PropertyType<T> {
  /** For people: "duration", "approval stages". */
  readonly name: string;
  /** One line on how it is written, with an example. */
  readonly form: string;
  /** Reports what is wrong through the context and gives `undefined` where nothing usable is left. Never throws. */
  read(value: Value, cx: ReadContext): T | undefined;
  /** What may stand at a place of the value, for completion. */
  expect(place: ValuePlace): readonly Expectation[];
}

/** A place in a half-written value. */
export interface ValuePlace {
  /** Texts of the terms before the cursor in the same phrase (between commas). */
  readonly before: readonly string[];
  /** Which phrase of the value this is, from 0. */
  readonly phrase: number;
  /** The last opening bracket that encloses the cursor inside the value. */
  readonly inside?: '(' | '[';
}

export type Expectation =
  | { readonly type: 'words'; readonly words: readonly ExpectedWord[] }
  /** Symbols of these kinds in the tenant at hand; `tenants: true` for tenant and set names. */
  | { readonly type: 'symbols'; readonly kinds: readonly string[]; readonly scope: 'tenant' | 'partner' | 'any' }
  | { readonly type: 'directoryRoles' }
  /** Attributes of the source user (in brackets), of the target user, of filters or of rules. */
  | { readonly type: 'attributes'; readonly of: 'source' | 'target' | 'filter' | 'rule' }
  | { readonly type: 'functions' };

export interface ExpectedWord {
  readonly word: string;
  readonly detail?: string;
  /** Inserted instead of the word; LSP snippet syntax. */
  readonly snippet?: string;
}

export const words = (...list: (string | ExpectedWord)[]): Expectation => ({
  type: 'words',
  words: list.map(word => (typeof word === 'string' ? { word } : word)),
});
