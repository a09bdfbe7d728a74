// Section 20: connected organizations and their sponsors.
import { badRequest, readOnly as immutable, missing, notFound } from '../errors.ts';
import { idsIn, type Json, type JsonObject, listOf, textOf } from '../json.ts';
import { newConnectedOrganization } from '../objects/connected-organization.ts';
import { type Context, created, done, list, ok, param, type Query, type Route } from '../route.ts';
import { checkName, EM, entityOf, MADE, touch } from './entitlement.ts';
import { directoryObject, existing, readReference } from './lookup.ts';

const path = `${EM}/connectedOrganizations`;
const type = 'connectedOrganization';
const SPONSORS = { internalSponsors: '$internalSponsors', externalSponsors: '$externalSponsors' } as const;

const expand: Query['expand'] = {
  internalSponsors: { type: 'directoryObject', resolve: (entity, context) => existing(context, entity['$internalSponsors']) },
  externalSponsors: { type: 'directoryObject', resolve: (entity, context) => existing(context, entity['$externalSponsors']) },
};

const inPath = (context: Context): JsonObject => entityOf(context.tenant.connectedOrganizations, param(context, 'id'));

/** The stored source: a domain of an Entra tenant becomes that tenant. */
function sourceOf(context: Context, source: JsonObject): JsonObject {
  const kind = textOf(source['@odata.type']).replace('#microsoft.graph.', '');
  const { world } = context;
  if (kind === 'domainIdentitySource') {
    const domain = textOf(source['domainName']);
    if (!domain) throw missing('domainName');
    const tenant = world.tenantOfDomain(domain);
    if (!tenant) return source;
    return { '@odata.type': '#microsoft.graph.azureActiveDirectoryTenant', tenantId: tenant.id, displayName: tenant.displayName };
  }
  if (kind === 'azureActiveDirectoryTenant' && world.settings.unconfirmed.tenantIdentitySource === 'accept') {
    const tenant = world.tenant(textOf(source['tenantId']));
    if (!tenant) throw badRequest(`The tenant '${textOf(source['tenantId'])}' was not found.`, 'BadRequest');
    return { ...source, tenantId: tenant.id };
  }
  throw badRequest(`An identity source of type '${kind}' cannot be given when a connected organization is created. Use domainIdentitySource.`, 'BadRequest');
}

function create(context: Context): JsonObject {
  const { world, tenant, body } = context;
  const { identitySources, ...rest } = body;
  checkName(rest);
  const sources = listOf(identitySources);
  const [first] = sources;
  if (sources.length !== 1 || !first) throw badRequest(`Exactly one identity source is expected, not ${sources.length}.`, 'BadRequest');
  const source = sourceOf(context, first);
  if (source['tenantId'] === tenant.id) throw badRequest('A tenant cannot be a connected organization of itself.', 'BadRequest');
  const key = source['tenantId'] ? 'tenantId' : 'domainName';
  const same = Object.values(tenant.connectedOrganizations).some(other => listOf(other['identitySources']).some(item => item[key] === source[key]));
  if (same) throw badRequest('A connected organization with this identity source exists already.', 'BadRequest');
  const entity = newConnectedOrganization(world, world.newId(), rest, source);
  tenant.connectedOrganizations[textOf(entity['id'])] = entity;
  return entity;
}

function remove(context: Context): void {
  const id = textOf(inPath(context)['id']);
  const used = Object.values(context.tenant.assignmentPolicies).some(policy =>
    listOf(policy['specificAllowedTargets']).some(target => target['connectedOrganizationId'] === id),
  );
  if (used) throw badRequest('The connected organization is used by assignment policies. Delete them first.', 'BadRequest');
  delete context.tenant.connectedOrganizations[id];
}

const sponsors = (name: keyof typeof SPONSORS): Route[] => {
  const ids = (entity: JsonObject): Json[] => idsIn(entity, SPONSORS[name]);
  return [
    {
      method: 'GET',
      path: `${path}/{id}/${name}`,
      type: 'directoryObject',
      query: { filter: [] },
      handle: context => list(existing(context, ids(inPath(context)))),
    },
    {
      method: 'POST',
      path: `${path}/{id}/${name}/$ref`,
      type,
      extra: { '@odata.id': 'String!' },
      required: ['@odata.id'],
      handle: context => {
        const entity = inPath(context);
        const { id } = readReference(context.body['@odata.id'], ['users', 'groups', 'directoryObjects']);
        const sponsor = directoryObject(context, id);
        if (sponsor.kind === 'servicePrincipal') throw badRequest('A sponsor is a user or a group.', 'BadRequest');
        if (ids(entity).includes(id)) throw badRequest('The sponsor exists already.', 'BadRequest');
        ids(entity).push(id);
        return done;
      },
    },
    {
      method: 'DELETE',
      path: `${path}/{id}/${name}/{sponsorId}/$ref`,
      type,
      handle: context => {
        const entity = inPath(context);
        const id = param(context, 'sponsorId').toLowerCase();
        if (!ids(entity).includes(id)) throw notFound(id, 'ResourceNotFound');
        entity[SPONSORS[name]] = ids(entity).filter(other => other !== id);
        return done;
      },
    },
  ];
};

export const connectedOrganizations: Route[] = [
  {
    method: 'GET',
    path,
    type,
    query: { filter: ['id', 'displayName', 'state'], orderby: ['displayName'], expand },
    handle: ({ tenant }) => list(Object.values(tenant.connectedOrganizations)),
  },
  { method: 'GET', path: `${path}/{id}`, type, query: { expand }, handle: context => ok(inPath(context)) },
  {
    method: 'POST',
    path,
    type,
    body: type,
    required: ['displayName', 'identitySources'],
    readOnly: [...MADE, ...Object.keys(SPONSORS)],
    handle: context => created(create(context)),
  },
  {
    method: 'PATCH',
    path: `${path}/{id}`,
    type,
    body: type,
    readOnly: [...MADE, ...Object.keys(SPONSORS)],
    handle: context => {
      if ('identitySources' in context.body) throw immutable('identitySources');
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
  ...sponsors('internalSponsors'),
  ...sponsors('externalSponsors'),
];
