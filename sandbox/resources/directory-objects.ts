// Objects of the directory by id, whatever they are, and the directory extensions of the whole tenant (section 13).
import { type JsonObject, textOf } from '../json.ts';
import { type Context, list, ok, param, type Route } from '../route.ts';
import { directoryObject, existing, typed } from './lookup.ts';

const path = '/directoryObjects';

const ofTypes = ({ body }: Context, objects: JsonObject[]): JsonObject[] => {
  const types = Array.isArray(body['types']) ? body['types'].map(type => `#microsoft.graph.${textOf(type)}`) : undefined;
  return types ? objects.filter(object => types.includes(textOf(object['@odata.type']))) : objects;
};

const extensions = ({ world, tenant, body }: Context): JsonObject[] =>
  world
    .all(tenant, 'extensionProperty', tenant.extensionProperties)
    .filter(({ isSyncedFromOnPremises }) => typeof body['isSyncedFromOnPremises'] !== 'boolean' || body['isSyncedFromOnPremises'] === isSyncedFromOnPremises);

export const directoryObjects: Route[] = [
  { method: 'GET', path: `${path}/{id}`, type: 'directoryObject', handle: context => ok(typed(directoryObject(context, param(context, 'id')))) },
  {
    method: 'POST',
    path: `${path}/getByIds`,
    type: 'directoryObject',
    extra: { ids: 'String[]!', types: 'String[]' },
    required: ['ids'],
    handle: context => list(ofTypes(context, existing(context, context.body['ids']))),
  },
  {
    method: 'POST',
    path: `${path}/getAvailableExtensionProperties`,
    type: 'extensionProperty',
    extra: { isSyncedFromOnPremises: 'Boolean' },
    optionalBody: true,
    handle: context => list(extensions(context)),
  },
];
