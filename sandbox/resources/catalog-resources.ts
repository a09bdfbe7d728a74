// Section 16, reads: the resources of a catalog with the roles and scopes that packages can take.
import { badQuery, badRequest } from '../errors.ts';
import { derivedId } from '../ids.ts';
import { type JsonObject, listOf, textOf } from '../json.ts';
import { comparisons, parseFilter } from '../odata/filter.ts';
import { type Context, type Expansion, list, type Query, type Route } from '../route.ts';
import type { TenantState } from '../state.ts';
import { catalogOf } from './catalogs.ts';
import { EM } from './entitlement.ts';
import { builtInRole } from './role-management.ts';

const path = `${EM}/catalogs/{id}`;

interface RoleName {
  originId: string;
  displayName: string;
}

const SITE_ROLES: RoleName[] = [
  { originId: '3', displayName: 'Owners' },
  { originId: '4', displayName: 'Visitors' },
  { originId: '5', displayName: 'Members' },
];

/** The roles that a resource offers: the table of section 17. A dynamic group offers Owner only. */
function roleNames(tenant: TenantState, { originSystem, originId }: JsonObject): RoleName[] {
  const id = textOf(originId);
  switch (originSystem) {
    case 'AadGroup': {
      const types = tenant.groups[id]?.['groupTypes'];
      const dynamic = Array.isArray(types) && types.includes('DynamicMembership');
      const owner = { originId: `Owner_${id}`, displayName: 'Owner' };
      return dynamic ? [owner] : [{ originId: `Member_${id}`, displayName: 'Member' }, owner];
    }
    case 'AadApplication':
      return listOf(tenant.servicePrincipals[id]?.['appRoles'])
        .filter(({ isEnabled }) => isEnabled === true)
        .map(role => ({ originId: textOf(role['id']), displayName: textOf(role['displayName']) }));
    case 'DirectoryRole':
      return [
        { originId: 'Eligible', displayName: 'Eligible Member' },
        { originId: 'Active', displayName: 'Active Member' },
      ];
    default:
      return SITE_ROLES;
  }
}

export const rolesOf = (tenant: TenantState, resource: JsonObject): JsonObject[] =>
  roleNames(tenant, resource).map(({ originId, displayName }) => ({
    id: derivedId(textOf(resource['id']), 'role', originId),
    displayName,
    description: null,
    originSystem: resource['originSystem'] ?? null,
    originId,
    $resource: resource['id'] ?? null,
  }));

export const scopesOf = (resource: JsonObject): JsonObject[] => [
  {
    id: derivedId(textOf(resource['id']), 'scope', 'root'),
    displayName: 'Root',
    description: 'Root Scope',
    originSystem: resource['originSystem'] ?? null,
    originId: resource['originId'] ?? null,
    isRootScope: true,
    $resource: resource['id'] ?? null,
  },
];

export const resourceExpansion: Expansion = {
  type: 'accessPackageResource',
  resolve: ({ $resource }, { tenant }) => tenant.resources[textOf($resource)] ?? null,
};

const expand: Query['expand'] = {
  roles: { type: 'accessPackageResourceRole', resolve: (resource, { tenant }) => rolesOf(tenant, resource), expand: { resource: resourceExpansion } },
  scopes: { type: 'accessPackageResourceScope', resolve: scopesOf, expand: { resource: resourceExpansion } },
};

/** Resources of a catalog that have been delivered. */
export const resourcesOf = (context: Context, catalogId: string): JsonObject[] =>
  context.world.all(context.tenant, 'catalogResource', context.tenant.resources).filter(({ $catalog }) => $catalog === catalogId);

const compared = (context: Context, name: string): boolean => {
  const text = context.query.get('$filter');
  return text !== undefined && [...comparisons(parseFilter(text))].some(part => part.kind === 'compare' && part.operator === 'eq' && part.path === name);
};

/** Roles come with a filter on one resource only. */
function resources(context: Context): JsonObject[] {
  const rolesAsked = /(^|,)\s*roles\b/.test(context.query.get('$expand') ?? '');
  if (rolesAsked && !compared(context, 'id')) throw badQuery('$expand=roles needs a $filter on the id of one resource.');
  return resourcesOf(context, textOf(catalogOf(context)['id']));
}

/** Roles carry their resource for the filter; without $expand it does not leave ($select of the route). */
function roles(context: Context): JsonObject[] {
  if (!compared(context, 'originSystem')) throw badQuery("A $filter on originSystem is required, such as (originSystem eq 'AadGroup' and resource/id eq '…').");
  return resourcesOf(context, textOf(catalogOf(context)['id'])).flatMap(resource => rolesOf(context.tenant, resource).map(role => ({ ...role, resource })));
}

export const catalogResources: Route[] = [
  {
    method: 'GET',
    path: `${path}/resources`,
    type: 'accessPackageResource',
    query: { filter: ['id', 'originId', 'originSystem', 'displayName'], expand },
    handle: context => list(resources(context)),
  },
  {
    method: 'GET',
    path: `${path}/resourceRoles`,
    type: 'accessPackageResourceRole',
    query: {
      filter: ['originSystem', 'originId', 'displayName', 'resource/id', 'resource/originId'],
      select: ['id', 'displayName', 'description', 'originSystem', 'originId'],
      expand: { resource: resourceExpansion },
    },
    handle: context => list(roles(context)),
  },
];

/** What a new resource is called, from its origin. Throws when the origin does not have it. */
export function originName(context: Context, originSystem: string, originId: string): string {
  const { tenant, world } = context;
  const missing = (): Error =>
    badRequest(`The resource with origin id '${originId}' was not found in the origin system '${originSystem}'.`, 'ResourceNotFoundInOriginSystem');
  const named = (entity: JsonObject | undefined): string => {
    if (!entity) throw missing();
    return textOf(entity['displayName']);
  };
  switch (originSystem) {
    case 'AadGroup':
      return named(world.find(tenant, 'group', tenant.groups, originId));
    case 'AadApplication':
      return named(world.find(tenant, 'servicePrincipal', tenant.servicePrincipals, originId));
    case 'DirectoryRole':
      return named(builtInRole(originId));
    case 'SharePointOnline':
      if (!/^https:\/\/\S+$/.test(originId)) throw missing();
      return originId;
    default:
      throw badRequest(`The origin system '${originSystem}' is not supported.`, 'BadRequest');
  }
}
