// What the kinds of entitlement management share.
import { badRequest, notFound } from '../errors.ts';
import { type JsonObject, textOf } from '../json.ts';
import type { Context, Expansion } from '../route.ts';
import { rowOf, type Table } from '../state.ts';

export const EM = '/identityGovernance/entitlementManagement';
export const MADE = ['id', 'createdDateTime', 'modifiedDateTime'];

export function entityOf(table: Table, id: string): JsonObject {
  const found = rowOf(table, id.toLowerCase());
  if (!found) throw notFound(id, 'ResourceNotFound');
  return found;
}

export function packageOf(context: Context, id: string): JsonObject {
  const found = context.world.find(context.tenant, 'accessPackage', context.tenant.accessPackages, id);
  if (!found) throw notFound(id, 'ResourceNotFound');
  return found;
}

/** The id inside a reference such as {"catalog": {"id": "…"}}. */
export const idIn = (value: unknown): string => textOf((value as JsonObject | undefined)?.['id']);

export const touch = (context: Context, entity: JsonObject, body: JsonObject): void => {
  Object.assign(entity, body, { modifiedDateTime: context.world.timestamp() });
};

export function checkName(body: JsonObject): void {
  if ('displayName' in body && !textOf(body['displayName']).trim())
    throw badRequest("A value is required for property 'displayName' of resource.", 'BadRequest');
}

const catalog: Expansion = { type: 'accessPackageCatalog', resolve: ({ $catalog }, { tenant }) => tenant.catalogs[textOf($catalog)] ?? null };

export const accessPackage: Expansion = {
  type: 'accessPackage',
  resolve: ({ $package }, { tenant }) => tenant.accessPackages[textOf($package)] ?? null,
  expand: { catalog },
};

export const catalogExpansion = catalog;
