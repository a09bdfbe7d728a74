import type { Span } from '../../language/model/index.ts';
import type { Json } from '../transport/json.ts';
import type { Ignored } from './ignored.ts';

/** What a deployment would do. Plain JSON: it can be saved, read by other programs and applied later. */
export interface Plan {
  readonly schema: 'tenantry.plan/1';
  /** URI of the topology it was made from. */
  readonly root: string;
  /** ISO 8601. */
  readonly created: string;
  readonly tenants: readonly PlanTenant[];
  readonly operations: readonly Operation[];
  /** What is as the topology says. */
  readonly unchanged: readonly Unchanged[];
  /** Tenants that were not read, so that nothing is known of them. Nothing is written there. */
  readonly leftOut: readonly LeftOut[];
  /** What differs in tenants that were read, and stays as it is because it needs a tenant that was not. */
  readonly held: readonly Held[];
  /** Differences that comments of the topology keep out of it; absent where there are no such comments. */
  readonly ignored?: readonly Ignored[];
  /** Problems of severity `error` forbid applying. */
  readonly problems: readonly PlanProblem[];
  /** HTTP calls that applying makes when nothing has to be waited for or repeated; the reads that verify it are included. */
  readonly httpCalls: number;
  /** HTTP calls that reading the tenants took; absent where they were not counted. */
  readonly readCalls?: number;
  /** Ids in Graph of what was found, by key. */
  readonly bindings: Readonly<Record<string, Binding>>;
  /** Names for the ids and keys that stand in values. */
  readonly names: Readonly<Record<string, string>>;
  /** Tells whether the plan still fits what it was made from. */
  readonly fingerprints: Fingerprints;
  /** In files only: a hash of everything else, so that an edited or damaged file is noticed. */
  readonly hash?: string;
}

export interface Fingerprints {
  /** Of what the topology means. */
  readonly topology: string;
  /** Of what was read of each thing, by key; `absent` for what was not there. */
  readonly observed: Readonly<Record<string, string>>;
}

export interface PlanTenant {
  readonly name: string;
  readonly id: string;
  readonly displayName: string;
  readonly create: number;
  readonly update: number;
  readonly remove: number;
  readonly unchanged: number;
  /** Delegated permissions that reading it needs. */
  readonly reads: readonly string[];
  /** What applying needs there, and reading it again. */
  readonly needs: Needs;
}

/** As little as will do. */
export interface Needs {
  /** Delegated permissions of Graph. */
  readonly permissions: readonly string[];
  /** Directory roles. */
  readonly roles: readonly string[];
}

export interface LeftOut {
  /** Symbol. */
  readonly tenant: string;
  readonly displayName: string;
  /** Somebody has asked for it. A tenant that nobody asked to leave out and that cannot be read is an error. */
  readonly asked: boolean;
}

export interface Held extends Pick<Operation, 'id' | 'kind' | 'action' | 'tenant' | 'title' | 'changes' | 'changed' | 'reason' | 'span'> {
  /** Symbol of the tenant that it needs. */
  readonly for: string;
}

export type Action = 'create' | 'update' | 'remove';

export interface Operation {
  /** The key of what it makes or changes; unique in the plan. */
  readonly id: string;
  readonly kind: string;
  readonly action: Action;
  readonly tenant: string;
  /** For people: `group "SOC analysts"`. */
  readonly title: string;
  readonly changes: readonly PropertyChange[];
  /** On which side it is no longer what was last applied; absent where nothing tells. */
  readonly changed?: ChangedIn;
  readonly reason: string;
  readonly span?: Span;
  /** What people lose by it. */
  readonly loss?: string;
  readonly grant: Grant;
  /** Round of requests in its tenant in which it starts, from 1. */
  readonly wave: number;
  /** Operations that must succeed first. */
  readonly dependsOn: readonly string[];
  /** 0 builds, 1 takes away, 2 starts jobs. */
  readonly stage: 0 | 1 | 2;
  /** Tenants whose operations of lower stages must have ended first, however they ended. */
  readonly lastIn: readonly string[];
  /** Requests in each of its rounds when nothing goes wrong. */
  readonly rounds: readonly number[];
  /** What is sent; references to things that do not exist yet stand as ⟦key#field⟧. */
  readonly body?: Json;
  /** The id in Graph of what is changed or removed. */
  readonly liveId?: string;
}

export interface PropertyChange {
  /** `requestApprovalSettings.stages[0].durationBeforeAutomaticDenial` */
  readonly path: string;
  readonly old?: Json;
  readonly new?: Json;
  readonly changed?: ChangedIn;
}

/** `tenant`: somebody changed it there, in a portal or by another program. */
export type ChangedIn = 'topology' | 'tenant' | 'both';

export interface Unchanged {
  readonly id: string;
  readonly tenant: string;
  readonly title: string;
}

/** What somebody needs to be allowed. */
export interface Grant {
  /** Delegated permission of Graph. */
  readonly permission: string;
  readonly also?: readonly string[];
  /** Least directory role. */
  readonly role: string;
  readonly alsoRole?: string;
}

export interface PlanProblem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly tenant?: string;
  readonly span?: Span;
}

export type ProblemCode =
  | 'tenant-without-id'
  | 'not-connected'
  | 'left-out'
  | 'wrong-tenant'
  | 'unreachable'
  | 'refused'
  | 'unreadable'
  | 'unknown-name'
  | 'ambiguous-name'
  | 'unresolved'
  | 'immutable'
  | 'other-topology'
  | 'unused-ignore'
  | 'topology-without-name'
  | 'matching-attribute'
  | 'scope-alternatives'
  | 'not-managed'
  | 'missing-permission';

/** Where a thing is in Graph: `id`, and what else others need to know of it. */
export interface Binding {
  readonly id: string;
  readonly [field: string]: string;
}
