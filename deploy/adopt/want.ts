import type { AssignmentPolicy, Resource, Span, SyncLink } from '../../language/model/index.ts';

/** What one declaration in one tenant has to say so that it says what the tenant has. */
export type Want =
  /** Without a value it is not stated any more. */
  | { readonly type: 'property'; readonly property: string; readonly value?: string }
  /** The display name, without quotes. */
  | { readonly type: 'name'; readonly value: string }
  /** A line of the mapping of a link; none where the tenant has none of its own. */
  | { readonly type: 'row'; readonly target: string; readonly line?: string }
  /** One item of a list; `name` tells those apart that one phrase says together. */
  | { readonly type: 'drop'; readonly property: string; readonly phrase: Span; readonly name: string }
  | { readonly type: 'add'; readonly property: string; readonly text: string }
  /** The whole of it. */
  | { readonly type: 'gone' };

export type Entry = SyncLink | Resource;

export interface Aim {
  readonly entry: Entry;
  /** A policy inside of a package. */
  readonly part?: AssignmentPolicy;
  readonly want: Want;
  /** Keys of what has to be declared first. */
  readonly needs?: readonly string[];
  /** What says it for one tenant alone, where the declaration is one of several. */
  readonly otherwise?: Aim | Override;
}

/** An `access` statement that the topology does not have yet. */
export interface Override {
  readonly tenant: string;
  readonly partner: string;
  readonly property: string;
  readonly value: string;
  readonly needs?: readonly string[];
  /** What it goes with. */
  readonly beside: SyncLink;
}

export const isOverride = (aim: Aim | Override): aim is Override => 'beside' in aim;

/** A sentence about why not, without its end. */
export type Refusal = string;
