// Section 13: directory extensions.
import { badRequest, conflict, notFound } from '../errors.ts';
import { type JsonObject, textOf } from '../json.ts';
import { newExtension } from '../objects/extension.ts';
import { type Context, created, done, list, ok, param, type Route } from '../route.ts';
import type { TenantState } from '../state.ts';
import { application } from './lookup.ts';

const path = '/applications/{id}/extensionProperties';
const type = 'extensionProperty';
const DATA_TYPES = ['Binary', 'Boolean', 'DateTime', 'Integer', 'LargeInteger', 'String'];
const TARGETS = ['User', 'Group', 'AdministrativeUnit', 'Application', 'Device', 'Organization'];

const ofApplication = (context: Context): JsonObject[] => {
  const owner = application(context, param(context, 'id'));
  return context.world
    .all(context.tenant, 'extensionProperty', context.tenant.extensionProperties)
    .filter(extension => extension['$application'] === owner['id']);
};

function byParam(context: Context): JsonObject {
  const found = ofApplication(context).find(({ id }) => id === param(context, 'extensionId').toLowerCase());
  if (!found) throw notFound(param(context, 'extensionId'));
  return found;
}

/** The extension with this full name, whether or not it is everywhere yet. */
export const extensionNamed = (tenant: TenantState, name: string): JsonObject | undefined =>
  Object.values(tenant.extensionProperties).find(extension => extension['name'] === name);

function check({ name, dataType, targetObjects }: JsonObject): void {
  if (!/^[A-Za-z]\w*$/.test(textOf(name))) throw badRequest(`Invalid value specified for property 'name' of resource 'ExtensionProperty': '${textOf(name)}'.`);
  if (!DATA_TYPES.includes(textOf(dataType))) throw badRequest(`Invalid value specified for property 'dataType': one of ${DATA_TYPES.join(', ')} is expected.`);
  const targets = Array.isArray(targetObjects) ? targetObjects : [];
  if (targets.length === 0 || !targets.every(target => TARGETS.includes(textOf(target))))
    throw badRequest(`Invalid value specified for property 'targetObjects': some of ${TARGETS.join(', ')} are expected.`);
}

export const extensionProperties: Route[] = [
  { method: 'GET', path, type, query: { filter: ['name'] }, handle: context => list(ofApplication(context)) },
  { method: 'GET', path: `${path}/{extensionId}`, type, handle: context => ok(byParam(context)) },
  {
    method: 'POST',
    path,
    type,
    body: type,
    required: ['name', 'dataType', 'targetObjects'],
    readOnly: ['id', 'appDisplayName', 'isSyncedFromOnPremises', 'deletedDateTime'],
    handle: context => {
      const owner = application(context, param(context, 'id'));
      check(context.body);
      const extension = newExtension(context.world.newId(), owner, context.body);
      if (extensionNamed(context.tenant, textOf(extension['name']))) throw conflict(`An extension property exists with the name ${textOf(extension['name'])}.`);
      context.tenant.extensionProperties[textOf(extension['id'])] = extension;
      context.world.hide(context.tenant, 'extensionProperty', textOf(extension['id']));
      return created(extension);
    },
  },
  {
    method: 'DELETE',
    path: `${path}/{extensionId}`,
    type,
    handle: context => {
      delete context.tenant.extensionProperties[textOf(byParam(context)['id'])];
      return done;
    },
  },
];
