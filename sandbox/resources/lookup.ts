// Finding what a request refers to. What is not there, or not there yet, is a 404.
import { badRequest, notFound } from '../errors.ts';
import { isGuid, type JsonObject } from '../json.ts';
import type { LagKind } from '../options.ts';
import { type Context, param } from '../route.ts';
import { rowOf, type Table } from '../state.ts';

export function byId(context: Context, kind: LagKind | undefined, table: Table, id: string): JsonObject {
  const found = context.world.find(context.tenant, kind, table, id);
  if (!found) throw notFound(id);
  return found;
}

export const byParam = (context: Context, kind: LagKind | undefined, table: Table, name = 'id'): JsonObject => byId(context, kind, table, param(context, name));

export const group = (context: Context, id: string): JsonObject => byId(context, 'group', context.tenant.groups, id);
export const servicePrincipal = (context: Context, id: string): JsonObject => byId(context, 'servicePrincipal', context.tenant.servicePrincipals, id);
export const application = (context: Context, id: string): JsonObject => byId(context, 'application', context.tenant.applications, id);

/** User, group or service principal with this id. */
export function directoryObject(context: Context, id: string): { kind: 'user' | 'group' | 'servicePrincipal'; entity: JsonObject } {
  const { tenant, world } = context;
  const places = [
    ['user', undefined, tenant.users],
    ['group', 'group', tenant.groups],
    ['servicePrincipal', 'servicePrincipal', tenant.servicePrincipals],
  ] as const;
  for (const [kind, lag, table] of places) {
    const entity = world.find(tenant, lag, table, id);
    if (entity) return { kind, entity };
  }
  throw notFound(id);
}

/** The object as a member of a mixed list, with its type. */
export const typed = ({ kind, entity }: ReturnType<typeof directoryObject>): JsonObject => ({ '@odata.type': `#microsoft.graph.${kind}`, ...entity });

/** Members of a list of ids that (still) exist. */
export function existing(context: Context, ids: unknown): JsonObject[] {
  const { users, groups, servicePrincipals } = context.tenant;
  const places = [
    ['user', users],
    ['group', groups],
    ['servicePrincipal', servicePrincipals],
  ] as const;
  return (Array.isArray(ids) ? ids : []).flatMap(id =>
    places.flatMap(([kind, table]) => {
      const entity = rowOf(table, String(id).toLowerCase());
      return entity ? [typed({ kind, entity })] : [];
    }),
  );
}

/** Collection and id of a reference such as https://graph.microsoft.com/v1.0/users/{id}. */
export function readReference(url: unknown, collections: readonly string[]): { collection: string; id: string } {
  const [, path] = typeof url === 'string' ? (/^https?:\/\/[^/]+\/v1\.0\/(.+)$/.exec(url) ?? []) : [];
  const collection = collections.find(name => path?.startsWith(`${name}/`));
  const id = collection && path ? path.slice(collection.length + 1) : '';
  if (!collection || !isGuid(id)) throw badRequest(`Invalid URL format specified in property '@odata.id': '${String(url)}'.`, 'BadRequest');
  return { collection, id: id.toLowerCase() };
}
