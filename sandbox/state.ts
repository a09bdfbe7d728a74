// What the sandbox remembers: plain JSON. Members that start with "$" are the sandbox's own and never leave it.
import type { JsonObject } from './json.ts';

/** Objects by key, in the order of their creation. */
export type Table = Record<string, JsonObject>;

/** Looks a key up that came from outside, so that "constructor" and its like are no objects. */
export const rowOf = <T>(table: Record<string, T>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

/**
 * An object that is not everywhere yet: hidden until the instant (ms) has passed and the reads are used up, then for some
 * reads there only every other time.
 */
export interface Pending {
  reads: number;
  until: number;
  flaps?: number;
  /** Whether the next of these reads comes to the replica that does not have it. */
  stale?: boolean;
}

export interface SynchronizationState {
  secrets: { key: string; value: string }[];
  jobs: Table;
  /** Changed schemas by job id; a job without one has the default schema. */
  schemas: Table;
}

export interface TenantState {
  id: string;
  displayName: string;
  /** The first is the default domain; the initial onmicrosoft.com one is always among them. */
  domains: string[];
  licenses: string[];
  authorizationPolicy: JsonObject;
  crossTenantAccessPolicy: JsonObject;
  crossTenantDefault: JsonObject;
  partners: Table;
  identitySynchronization: Table;
  users: Table;
  groups: Table;
  applications: Table;
  servicePrincipals: Table;
  extensionProperties: Table;
  appRoleAssignments: Table;
  synchronization: Record<string, SynchronizationState>;
  roleAssignments: Table;
  roleSchedules: Table;
  roleScheduleRequests: Table;
  catalogs: Table;
  resources: Table;
  resourceRequests: Table;
  accessPackages: Table;
  resourceRoleScopes: Table;
  assignmentPolicies: Table;
  connectedOrganizations: Table;
  entitlementSettings: JsonObject;
  assignments: Table;
  assignmentRequests: Table;
  pending: Record<string, Pending>;
}

export interface SandboxState {
  version: 1;
  /** Counts the ids that were given. */
  sequence: number;
  tenants: Record<string, TenantState>;
}

export const emptyState = (): SandboxState => ({ version: 1, sequence: 0, tenants: {} });
