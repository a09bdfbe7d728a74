import { randomBytes } from 'node:crypto';
import type { Fault, FaultHook } from './faults.ts';
import type { Throttling } from './throttle.ts';

/** How long something stays hidden after it was made: so many reads, so many milliseconds of the clock, or both. */
export interface Lag {
  reads?: number;
  ms?: number;
  /** After that: reads that come to two replicas in turn, of which the second does not have it yet. */
  flaps?: number;
}

/**
 * What can lag. `jobStart` is the time in which a started job still reports NotRun; `list` is what lists need longer than
 * reads by key, for all kinds that lag.
 */
export type LagKind = (typeof lagKinds)[number];

export const lagKinds = [
  'servicePrincipal',
  'application',
  'group',
  'extensionProperty',
  'partner',
  'catalogResource',
  'accessPackage',
  'jobStart',
  'list',
] as const;

export interface SandboxOptions {
  /** Folder that keeps the state between runs. Without one everything is forgotten. */
  persist?: string;
  /** Names the run: the same seed gives the same ids. */
  seed?: string;
  /** Milliseconds since 1970. */
  clock?: () => number;
  /** How a delay passes. */
  sleep?: (ms: number) => Promise<void>;
  lag?: Partial<Record<LagKind, Lag>>;
  /** Objects on one page of a list. */
  pageSize?: number;
  faults?: FaultHook | readonly Fault[];
  /** Faults of batches as a whole. With a list of faults, those with the path "/$batch" are. */
  batchFaults?: FaultHook;
  /** Names the chances of faults by probability. */
  faultSeed?: string;
  /** Milliseconds that every HTTP call takes. */
  latency?: number;
  /** HTTP calls of one tenant after which one is answered with 401, as when its token has ended. */
  tokenCalls?: number;
  /** Absent: nobody is throttled. */
  throttling?: Throttling;
  /** A directory role with the privileged label in an access package: as it is today, as it was before, as announced. */
  privilegedRoles?: 'accept' | 'eligibleOnly' | 'refuse';
  /** Checks scp, roles and wids of the token against what each operation needs. */
  enforcePermissions?: boolean;
  /** What the reference leaves open, so that both answers can be tried. */
  unconfirmed?: Partial<Unconfirmed>;
  /** Needed by /sandbox/*; random when absent. */
  secret?: string;
}

/** Open points of the Graph reference, with the answer that the sandbox gives. */
export interface Unconfirmed {
  /** PATCH of a partner or the default: whether members missing inside a setting become null, or stay. */
  partnerPatch: 'replace' | 'merge';
  /** isAssignableToRole in PATCH /groups(uniqueName='…') with create-if-missing. */
  roleAssignableUpsert: 'accept' | 'refuse';
  /** azureActiveDirectoryTenant in POST connectedOrganizations. */
  tenantIdentitySource: 'accept' | 'refuse';
  /** A second adminAdd of a resource that is in the catalog. */
  duplicateResource: 'accept' | 'refuse';
  /** Writes of entitlement management and synchronization inside a $batch. */
  batchedWrites: 'accept' | 'refuse';
}

type MayBeAbsent = 'persist' | 'faults' | 'batchFaults' | 'tokenCalls' | 'throttling';

export type Settings = Required<Omit<SandboxOptions, MayBeAbsent>> & Pick<SandboxOptions, MayBeAbsent> & { unconfirmed: Unconfirmed };

export const settingsOf = (options: SandboxOptions): Settings => ({
  seed: 'tenantry',
  clock: Date.now,
  sleep: ms => new Promise(resolve => setTimeout(resolve, ms)),
  pageSize: 100,
  latency: 0,
  faultSeed: 'faults',
  privilegedRoles: 'eligibleOnly',
  enforcePermissions: false,
  secret: randomBytes(32).toString('base64url'),
  ...options,
  lag: { servicePrincipal: { reads: 1 }, catalogResource: { reads: 1 }, jobStart: { reads: 1 }, ...options.lag },
  unconfirmed: {
    partnerPatch: 'replace',
    roleAssignableUpsert: 'accept',
    tenantIdentitySource: 'refuse',
    duplicateResource: 'refuse',
    batchedWrites: 'accept',
    ...options.unconfirmed,
  },
});
