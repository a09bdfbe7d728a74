// What a seed looks like, and whether a JSON value is one.
import { isGuid, isObject, type Json, type JsonObject } from './json.ts';

/** What exists before anybody deploys. Names refer to objects of the same tenant. */
export interface SandboxSeed {
  tenants: SeedTenant[];
}

export interface SeedTenant {
  /** Tenant id, a GUID. */
  id: string;
  displayName: string;
  /** The first is the default domain. An initial onmicrosoft.com domain is added when none is given. */
  domains?: string[];
  /** Product plans of the tenant: P1, P2, Governance. All of them when absent. */
  licenses?: string[];
  users?: SeedUser[];
  groups?: SeedGroup[];
  applications?: SeedApplication[];
  catalogs?: SeedCatalog[];
  accessPackages?: SeedPackage[];
  connectedOrganizations?: SeedConnectedOrganization[];
}

/** A user with any other property of the Graph type, for example department. */
export interface SeedUser {
  id?: string;
  userPrincipalName: string;
  displayName: string;
  /** userPrincipalName of the manager. */
  manager?: string;
  [attribute: string]: Json | undefined;
}

export interface SeedGroup {
  id?: string;
  displayName: string;
  description?: string;
  mailNickname?: string;
  uniqueName?: string;
  isAssignableToRole?: boolean;
  membershipRule?: string;
  /** userPrincipalName of users or displayName of groups. */
  members?: string[];
  owners?: string[];
}

/** An application registration with its service principal. */
export interface SeedApplication {
  id?: string;
  appId?: string;
  /** Object id of its service principal. */
  servicePrincipalId?: string;
  displayName: string;
  uniqueName?: string;
  appRoles?: { id?: string; displayName: string; value?: string }[];
  extensions?: { name: string; dataType?: string; targetObjects?: string[] }[];
}

export interface SeedCatalog {
  id?: string;
  displayName: string;
  description?: string;
  isExternallyVisible?: boolean;
}

export interface SeedPackage {
  id?: string;
  displayName: string;
  description?: string;
  /** displayName of the catalog; General when absent. */
  catalog?: string;
}

export interface SeedConnectedOrganization {
  id?: string;
  displayName: string;
  /** Tenant id of the organization. */
  tenantId: string;
}

export class SeedError extends Error {
  constructor(message: string) {
    super(`The seed cannot be used: ${message}`);
    this.name = 'SeedError';
  }
}

const LISTS: Record<string, readonly string[]> = {
  users: ['userPrincipalName', 'displayName'],
  groups: ['displayName'],
  applications: ['displayName'],
  catalogs: ['displayName'],
  accessPackages: ['displayName'],
  connectedOrganizations: ['displayName', 'tenantId'],
};

/** @throws SeedError that names the place */
export function readSeed(value: JsonObject): SandboxSeed {
  const { tenants } = value;
  if (!Array.isArray(tenants)) throw new SeedError('tenants must be a list.');
  for (const [index, tenant] of tenants.entries()) checkTenant(tenant, `tenants[${index}]`);
  return value as unknown as SandboxSeed;
}

function checkTenant(tenant: Json, at: string): void {
  if (!isObject(tenant)) throw new SeedError(`${at} must be an object.`);
  if (!isGuid(tenant['id'])) throw new SeedError(`${at}.id must be a tenant id (GUID).`);
  if (!isText(tenant['displayName'])) throw new SeedError(`${at}.displayName is missing.`);
  const known = ['id', 'displayName', 'domains', 'licenses', ...Object.keys(LISTS)];
  const unknown = Object.keys(tenant).find(name => !known.includes(name));
  if (unknown) throw new SeedError(`${at} has no member ${unknown}. Known are ${known.join(', ')}.`);
  for (const name of ['domains', 'licenses']) {
    const texts = tenant[name] ?? [];
    if (!Array.isArray(texts) || !texts.every(isText)) throw new SeedError(`${at}.${name} must be a list of texts.`);
  }
  for (const [name, required] of Object.entries(LISTS)) checkList(tenant[name] ?? [], required, `${at}.${name}`);
}

function checkList(items: Json, required: readonly string[], at: string): void {
  if (!Array.isArray(items)) throw new SeedError(`${at} must be a list.`);
  for (const [index, item] of items.entries()) {
    if (!isObject(item)) throw new SeedError(`${at}[${index}] must be an object.`);
    const missing = required.find(name => !isText(item[name]));
    if (missing) throw new SeedError(`${at}[${index}].${missing} is missing.`);
    if (item['id'] !== undefined && !isGuid(item['id'])) throw new SeedError(`${at}[${index}].id must be a GUID.`);
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
