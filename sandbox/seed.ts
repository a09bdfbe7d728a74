// Brings a seed into the state. What is there already, by id or by name, stays as it is.
import { seededId } from './ids.ts';
import { idsIn, type Json, type JsonObject } from './json.ts';
import { newPackage } from './objects/access-package.ts';
import { newApplication, newServicePrincipal } from './objects/application.ts';
import { newCatalog } from './objects/catalog.ts';
import { newConnectedOrganization } from './objects/connected-organization.ts';
import { newExtension } from './objects/extension.ts';
import { newGroup } from './objects/group.ts';
import { newTenant } from './objects/tenant.ts';
import { newUser } from './objects/user.ts';
import { readSeed, type SandboxSeed, type SeedApplication, SeedError, type SeedGroup, type SeedTenant, type SeedUser } from './seed-shape.ts';
import type { Table, TenantState } from './state.ts';
import type { World } from './world.ts';

interface Place {
  world: World;
  tenant: TenantState;
  added: number;
}

/** @returns how many objects were added */
export function applySeed(world: World, seed: SandboxSeed): number {
  readSeed(seed as unknown as JsonObject);
  let added = 0;
  for (const wanted of seed.tenants) added += seedTenant(world, wanted);
  return added;
}

function seedTenant(world: World, wanted: SeedTenant): number {
  const id = wanted.id.toLowerCase();
  const there = world.tenant(id);
  const tenant = there ?? newTenant(world, wanted);
  if (!there) {
    const taken = tenant.domains.find(domain => world.tenantOfDomain(domain));
    if (taken) throw new SeedError(`the domain ${taken} of ${wanted.displayName} belongs to ${world.tenantOfDomain(taken)?.displayName}.`);
    world.state.tenants[id] = tenant;
  }
  const place: Place = { world, tenant, added: there ? 0 : 1 };
  for (const user of wanted.users ?? []) seedUser(place, user);
  for (const user of wanted.users ?? []) seedManager(place, user);
  for (const group of wanted.groups ?? []) put(place, tenant.groups, 'group', group.displayName, group.id, key => newGroup(world, key, groupBody(group)));
  for (const group of wanted.groups ?? []) seedMembers(place, group);
  for (const application of wanted.applications ?? []) seedApplication(place, application);
  for (const { id: given, ...body } of wanted.catalogs ?? [])
    put(place, tenant.catalogs, 'catalog', body.displayName, given, key => newCatalog(world, key, { ...body }));
  for (const { id: given, catalog = 'General', ...body } of wanted.accessPackages ?? []) {
    const home = named(tenant.catalogs, catalog) ?? fail(`the catalog "${catalog}" of the package "${body.displayName}" is not in ${tenant.displayName}`);
    put(place, tenant.accessPackages, 'accessPackage', body.displayName, given, key => newPackage(world, key, { ...body }, String(home['id'])));
  }
  for (const { id: given, displayName, tenantId } of wanted.connectedOrganizations ?? []) {
    const source = { '@odata.type': '#microsoft.graph.azureActiveDirectoryTenant', tenantId, displayName };
    put(place, tenant.connectedOrganizations, 'connectedOrganization', displayName, given, key =>
      newConnectedOrganization(world, key, { displayName }, source),
    );
  }
  return place.added;
}

const fail = (message: string): never => {
  throw new SeedError(`${message}.`);
};

const named = (table: Table, name: string): JsonObject | undefined => Object.values(table).find(entity => entity['displayName'] === name);

function put(place: Place, table: Table, kind: string, name: string, given: string | undefined, make: (id: string) => JsonObject): JsonObject {
  const id = (given ?? seededId(place.tenant.id, kind, name)).toLowerCase();
  const there = table[id] ?? (given ? undefined : named(table, name));
  if (there) return there;
  const entity = make(id);
  table[id] = entity;
  place.added += 1;
  return entity;
}

const byPrincipalName = (tenant: TenantState, name: string): JsonObject | undefined =>
  Object.values(tenant.users).find(user => String(user['userPrincipalName']).toLowerCase() === name.toLowerCase());

function seedUser(place: Place, user: SeedUser): void {
  if (byPrincipalName(place.tenant, user.userPrincipalName)) return;
  const { id, manager: _, ...attributes } = user;
  put(place, place.tenant.users, 'user', user.userPrincipalName, id ?? seededId(place.tenant.id, 'user', user.userPrincipalName), key =>
    newUser(place.world, key, attributes as JsonObject),
  );
}

function seedManager({ tenant }: Place, { userPrincipalName, manager }: SeedUser): void {
  if (manager === undefined) return;
  const user = byPrincipalName(tenant, userPrincipalName);
  const head = byPrincipalName(tenant, manager) ?? fail(`the manager ${manager} of ${userPrincipalName} is not in ${tenant.displayName}`);
  if (user) user['$manager'] ??= head['id'] ?? null;
}

function groupBody({ id: _, members: _members, owners: _owners, membershipRule, ...body }: SeedGroup): JsonObject {
  const dynamic = membershipRule === undefined ? {} : { groupTypes: ['DynamicMembership'], membershipRule, membershipRuleProcessingState: 'On' };
  const mailNickname = body.displayName.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 64) || 'group';
  return { mailNickname, mailEnabled: false, securityEnabled: true, ...body, ...dynamic } as JsonObject;
}

function seedMembers({ tenant }: Place, { displayName, id, members = [], owners = [] }: SeedGroup): void {
  const group = id ? tenant.groups[id.toLowerCase()] : named(tenant.groups, displayName);
  if (!group) return;
  const found = (name: string): Json =>
    (byPrincipalName(tenant, name) ?? named(tenant.groups, name) ?? fail(`${name}, in the group "${displayName}", is not in ${tenant.displayName}`))['id'] ??
    null;
  for (const [list, names] of [
    ['$members', members],
    ['$owners', owners],
  ] as const) {
    const ids = idsIn(group, list);
    for (const name of names) if (!ids.includes(found(name))) ids.push(found(name));
  }
}

function seedApplication(place: Place, seed: SeedApplication): void {
  const { id, appId, servicePrincipalId, displayName, uniqueName, appRoles = [], extensions = [] } = seed;
  const { world, tenant } = place;
  const newId = (kind: string): string => seededId(tenant.id, kind, displayName);
  const roles = appRoles.map(role => ({
    id: role.id ?? seededId(tenant.id, 'appRole', `${displayName} ${role.displayName}`),
    displayName: role.displayName,
    description: role.displayName,
    value: role.value ?? null,
    allowedMemberTypes: ['User'],
    isEnabled: true,
    origin: 'Application',
  }));
  const application = put(place, tenant.applications, 'application', displayName, id, key =>
    newApplication(world, key, appId ?? newId('appId'), { displayName, uniqueName: uniqueName ?? null, appRoles: roles }),
  );
  const principal = Object.values(tenant.servicePrincipals).find(other => other['appId'] === application['appId']);
  if (!principal)
    put(place, tenant.servicePrincipals, 'servicePrincipal', displayName, servicePrincipalId ?? newId('servicePrincipal'), key =>
      newServicePrincipal(tenant, key, application),
    );
  for (const { name, dataType = 'String', targetObjects = ['User'] } of extensions) {
    const full = `extension_${String(application['appId']).replaceAll('-', '')}_${name}`;
    if (Object.values(tenant.extensionProperties).some(other => other['name'] === full)) continue;
    put(place, tenant.extensionProperties, 'extensionProperty', full, undefined, key => newExtension(key, application, { name, dataType, targetObjects }));
  }
}
