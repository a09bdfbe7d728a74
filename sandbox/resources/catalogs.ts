// Section 15. A catalog can be deleted when nothing is in it.
import { badRequest } from '../errors.ts';
import { type JsonObject, textOf } from '../json.ts';
import { newCatalog } from '../objects/catalog.ts';
import { type Context, created, done, list, ok, param, type Query, type Route } from '../route.ts';
import { checkName, EM, entityOf, MADE, touch } from './entitlement.ts';

const path = `${EM}/catalogs`;
const type = 'accessPackageCatalog';
const readOnly = [...MADE, 'catalogType', 'accessPackages', 'resources', 'resourceRoles', 'resourceScopes'];

const expand: Query['expand'] = {
  accessPackages: { type: 'accessPackage', resolve: ({ id }, { tenant }) => Object.values(tenant.accessPackages).filter(({ $catalog }) => $catalog === id) },
};

export const catalogOf = (context: Context): JsonObject => entityOf(context.tenant.catalogs, param(context, 'id'));

function remove(context: Context): void {
  const { tenant } = context;
  const { id, catalogType } = catalogOf(context);
  if (catalogType !== 'userManaged') throw badRequest('The built-in catalog cannot be deleted.', 'BadRequest');
  const inside = [...Object.values(tenant.accessPackages), ...Object.values(tenant.resources)].some(({ $catalog }) => $catalog === id);
  if (inside) throw badRequest('The catalog is not empty. Delete its access packages and remove its resources first.', 'BadRequest');
  delete tenant.catalogs[textOf(id)];
}

export const catalogs: Route[] = [
  {
    method: 'GET',
    path,
    type,
    query: { filter: ['id', 'displayName', 'state', 'catalogType', 'isExternallyVisible'], orderby: ['displayName'], expand },
    handle: ({ tenant }) => list(Object.values(tenant.catalogs)),
  },
  { method: 'GET', path: `${path}/{id}`, type, query: { expand }, handle: context => ok(catalogOf(context)) },
  {
    method: 'POST',
    path,
    type,
    body: type,
    required: ['displayName'],
    readOnly,
    handle: context => {
      checkName(context.body);
      const catalog = newCatalog(context.world, context.world.newId(), context.body);
      context.tenant.catalogs[textOf(catalog['id'])] = catalog;
      return created(catalog);
    },
  },
  {
    method: 'PATCH',
    path: `${path}/{id}`,
    type,
    body: type,
    readOnly,
    handle: context => {
      checkName(context.body);
      touch(context, catalogOf(context), context.body);
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
];
