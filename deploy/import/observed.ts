import type { Cloud } from '../../language/model/index.ts';
import type { JsonObject } from '../transport/json.ts';

/** A tenant to be read, or one that is only referred to. */
export interface ImportTenant {
  /** The symbol it gets. */
  readonly name: string;
  /** GUID, lower case. */
  readonly id: string;
  readonly displayName: string;
  readonly domains: readonly string[];
  readonly cloud: Cloud;
  readonly external: boolean;
  readonly purpose?: 'production' | 'test';
}

/** A synchronization configuration with everything below it. */
export interface ObservedConfiguration {
  readonly application: JsonObject;
  readonly secrets: ReadonlyMap<string, string>;
  readonly job?: JsonObject;
  readonly schema?: JsonObject;
  readonly assignments: readonly JsonObject[];
}

/** A group that Tenantry made, with the roles that it holds. */
export interface ObservedOwnGroup {
  readonly group: JsonObject;
  readonly active: readonly JsonObject[];
  readonly eligible: readonly JsonObject[];
}

export interface ObservedOrganization {
  readonly organization: JsonObject;
  readonly internalSponsors: readonly JsonObject[];
  readonly externalSponsors: readonly JsonObject[];
}

/** What was read of one tenant: bodies of Graph, unchanged. */
export interface ObservedTenant {
  readonly tenant: ImportTenant;
  /** With `identitySynchronization`, where there is one. */
  readonly partners: readonly JsonObject[];
  readonly configurations: readonly ObservedConfiguration[];
  /** Extensions of the application that holds ours. */
  readonly ownExtensions: readonly JsonObject[];
  /** Extensions of all applications. */
  readonly extensions: readonly JsonObject[];
  /** Id, name and unique name of every group. */
  readonly groups: readonly JsonObject[];
  readonly ownGroups: readonly ObservedOwnGroup[];
  /** Users and applications that something else names. */
  readonly users: readonly JsonObject[];
  readonly applications: readonly JsonObject[];
  readonly catalogs: readonly JsonObject[];
  /** With catalog and resource role scopes. */
  readonly packages: readonly JsonObject[];
  readonly policies: readonly JsonObject[];
  readonly organizations: readonly ObservedOrganization[];
  readonly settings?: JsonObject;
  readonly roleDefinitions: readonly JsonObject[];
  /** What could not be read, and why. */
  readonly unread: readonly { readonly what: string; readonly why: string }[];
}

export interface Observed {
  /** Tenants that were read, in the order in which they were named. */
  readonly tenants: readonly ObservedTenant[];
  /** Tenants that those refer to. */
  readonly others: readonly ImportTenant[];
}
