// Section 17 and 19: access packages and what excludes them.
import { badRequest, readOnly as immutable, notFound } from '../errors.ts';
import { type Json, type JsonObject, textOf } from '../json.ts';
import { newPackage } from '../objects/access-package.ts';
import { type Context, created, done, list, ok, param, type Query, type Route } from '../route.ts';
import { catalogExpansion, checkName, EM, entityOf, idIn, MADE, packageOf, touch } from './entitlement.ts';
import { group, readReference } from './lookup.ts';
import { roleScopeExpansion, roleScopesOf } from './resource-role-scopes.ts';

const path = `${EM}/accessPackages`;
const type = 'accessPackage';
const LINKS = ['assignmentPolicies', 'resourceRoleScopes', 'incompatibleAccessPackages', 'incompatibleGroups', 'accessPackagesIncompatibleWith'];
const readOnly = [...MADE, ...LINKS];

const strings = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : []);
const rows = (table: Record<string, JsonObject>, ids: Json | undefined): JsonObject[] => strings(ids).flatMap(id => (table[id] ? [table[id]] : []));

const expand: Query['expand'] = {
  catalog: catalogExpansion,
  resourceRoleScopes: { type: 'accessPackageResourceRoleScope', resolve: ({ id }, { tenant }) => roleScopesOf(tenant, textOf(id)), expand: roleScopeExpansion },
  assignmentPolicies: {
    type: 'accessPackageAssignmentPolicy',
    resolve: ({ id }, { tenant }) => Object.values(tenant.assignmentPolicies).filter(({ $package }) => $package === id),
  },
  incompatibleAccessPackages: { type, resolve: (entity, { tenant }) => rows(tenant.accessPackages, entity['$incompatiblePackages']) },
  incompatibleGroups: { type: 'group', resolve: (entity, { tenant }) => rows(tenant.groups, entity['$incompatibleGroups']) },
  accessPackagesIncompatibleWith: {
    type,
    resolve: ({ id }, { tenant }) => Object.values(tenant.accessPackages).filter(other => strings(other['$incompatiblePackages']).includes(textOf(id))),
  },
};
const query: Query = { filter: ['id', 'displayName', 'isHidden', 'catalog/id'], orderby: ['displayName'], expand };

const inPath = (context: Context): JsonObject => packageOf(context, param(context, 'id'));

/** With the catalog's id, which filters ask for; it leaves with $expand only. */
const withCatalog = (entity: JsonObject): JsonObject => ({ ...entity, catalog: { id: entity['$catalog'] ?? null } });
const MEMBERS = ['id', 'displayName', 'description', 'isHidden', 'createdDateTime', 'modifiedDateTime'];

function create(context: Context): JsonObject {
  const { catalog, ...body } = context.body;
  checkName(body);
  const entity = newPackage(context.world, context.world.newId(), body, textOf(entityOf(context.tenant.catalogs, idIn(catalog))['id']));
  context.tenant.accessPackages[textOf(entity['id'])] = entity;
  context.world.hide(context.tenant, 'accessPackage', textOf(entity['id']));
  return entity;
}

/** Refused while there is any assignment; policies and roles go with the package. */
function remove(context: Context): void {
  const { tenant } = context;
  const id = textOf(inPath(context)['id']);
  if (Object.values(tenant.assignments).some(({ $package }) => $package === id))
    throw badRequest('The access package has assignments. Remove them first.', 'BadRequest');
  for (const table of [tenant.assignmentPolicies, tenant.resourceRoleScopes])
    for (const [key, { $package }] of Object.entries(table)) if ($package === id) delete table[key];
  delete tenant.accessPackages[id];
}

const LISTS = { incompatibleAccessPackages: '$incompatiblePackages', incompatibleGroups: '$incompatibleGroups' } as const;

const incompatible = (name: keyof typeof LISTS, otherType: string): Route[] => {
  const own = LISTS[name];
  const other = (context: Context): string => {
    const place = name === 'incompatibleGroups' ? 'groups' : path.slice(1);
    const { id } = readReference(context.body['@odata.id'], [place]);
    return textOf((name === 'incompatibleGroups' ? group(context, id) : packageOf(context, id))['id']);
  };
  return [
    {
      method: 'GET',
      path: `${path}/{id}/${name}`,
      type: otherType,
      query: { filter: [] },
      handle: context => list(rows(name === 'incompatibleGroups' ? context.tenant.groups : context.tenant.accessPackages, inPath(context)[own])),
    },
    {
      method: 'POST',
      path: `${path}/{id}/${name}/$ref`,
      type,
      extra: { '@odata.id': 'String!' },
      required: ['@odata.id'],
      handle: context => {
        const entity = inPath(context);
        const id = other(context);
        if (id === entity['id']) throw badRequest('An access package cannot exclude itself.', 'BadRequest');
        if (!strings(entity[own]).includes(id)) entity[own] = [...strings(entity[own]), id];
        return done;
      },
    },
    {
      method: 'DELETE',
      path: `${path}/{id}/${name}/{otherId}/$ref`,
      type,
      handle: context => {
        const entity = inPath(context);
        const id = param(context, 'otherId').toLowerCase();
        if (!strings(entity[own]).includes(id)) throw notFound(id, 'ResourceNotFound');
        entity[own] = strings(entity[own]).filter(item => item !== id);
        return done;
      },
    },
  ];
};

export const accessPackages: Route[] = [
  {
    method: 'GET',
    path,
    type,
    query: { ...query, select: MEMBERS },
    handle: context => list(context.world.all(context.tenant, 'accessPackage', context.tenant.accessPackages).map(withCatalog)),
  },
  { method: 'GET', path: `${path}/{id}`, type, query: { expand }, handle: context => ok(inPath(context)) },
  { method: 'POST', path, type, body: type, required: ['displayName', 'catalog.id'], readOnly, handle: context => created(create(context)) },
  {
    method: 'PATCH',
    path: `${path}/{id}`,
    type,
    body: type,
    readOnly,
    handle: context => {
      if ('catalog' in context.body) throw immutable('catalog');
      checkName(context.body);
      touch(context, inPath(context), context.body);
      return done;
    },
  },
  {
    method: 'DELETE',
    path: `${path}/{id}`,
    type,
    handle: context => {
      remove(context);
      return done;
    },
  },
  ...incompatible('incompatibleAccessPackages', type),
  ...incompatible('incompatibleGroups', 'group'),
];
