import type { Grant, LeftOut } from '../plan/plan.ts';
import type { Node } from '../resources/kind.ts';
import type { JsonObject } from '../transport/json.ts';
import type { GraphRequest } from '../transport/messages.ts';

/** One thing to take away. */
export interface Removal {
  /** The node it belongs to, as `--only` names it. */
  readonly of: string;
  readonly id: string;
  readonly tenant: string;
  readonly title: string;
  readonly reason: string;
  readonly span?: Node['span'];
  readonly grant: Grant;
  readonly liveId: string;
  /** Sent one after the other; a 404 means that it is gone already. */
  readonly requests: readonly GraphRequest[];
  /** A list that must be empty afterwards; the service takes its time. */
  readonly empty?: string;
  /** Ids of removals that must have succeeded before. */
  readonly after: readonly string[];
  /** The same for those that are planned: without what this takes away the next run would not know of them. */
  readonly lastOf?: readonly string[];
  readonly loss?: string;
}

/** Something that is left where it is, and why. */
export interface Left {
  readonly node: Node;
  readonly why: string;
}

/** Everything that a tenant's part of the topology was found to be, and what is known about it beyond the nodes. */
export interface Found {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly live: ReadonlyMap<string, unknown>;
  /** Active assignments by key of their package. */
  readonly assignments: ReadonlyMap<string, readonly JsonObject[]>;
  /** The application object behind a configuration, by key of its node. */
  readonly applications: ReadonlyMap<string, string>;
  /** Who is assigned to a configuration, by key of its node. */
  readonly assigned: ReadonlyMap<string, readonly JsonObject[]>;
  /** Direct members of a group, by its id. */
  readonly members: ReadonlyMap<string, number>;
  /** Keys of what is no longer mentioned, where only that is taken away. */
  readonly forgotten?: ReadonlySet<string>;
  /** Whether packages and policies that only their catalog proves to be ours may go while the catalog stays. */
  readonly packages: boolean;
  /** Tenants that were not read, by symbol. */
  readonly leftOut: ReadonlyMap<string, LeftOut>;
  /** Whether somebody has looked that the users of the links are gone from the targets. */
  readonly deprovisioned: boolean;
}

/** Names the automatic redemption in settings for a partner that stay. */
export const consentId = (partnerKey: string): string => removalId(`consent:${partnerKey}`);

export const removalId = (key: string): string => `remove:${key}`;
