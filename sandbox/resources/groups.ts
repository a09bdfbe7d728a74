// Section 14: groups, their members and owners.
import { badRequest, readOnly as immutable, missing, notFound } from '../errors.ts';
import { idsIn, type JsonObject, textOf } from '../json.ts';
import { newGroup } from '../objects/group.ts';
import { type Context, created, done, list, ok, param, type Query, type Route } from '../route.ts';
import { directoryObject, existing, group, readReference } from './lookup.ts';
import { byUniqueName, checkRename, checkUniqueName, type Kind, upsert } from './unique-name.ts';

const type = 'group';
const readOnly = ['id', 'createdDateTime', 'deletedDateTime', 'mail', 'proxyAddresses', 'renewedDateTime', 'expirationDateTime', 'securityIdentifier'];
const REQUIRED = ['displayName', 'mailEnabled', 'mailNickname', 'securityEnabled'];
const LISTS = { members: '$members', owners: '$owners' } as const;
const MOST_LINKS = 20;

const query: Query = {
  filter: ['id', 'displayName', 'uniqueName', 'mailNickname', 'securityEnabled', 'mailEnabled', 'isAssignableToRole'],
  orderby: ['displayName'],
  advanced: true,
  expand: {
    members: { type: 'directoryObject', resolve: (entity, context) => existing(context, entity['$members']) },
    owners: { type: 'directoryObject', resolve: (entity, context) => existing(context, entity['$owners']) },
  },
};

const isDynamic = (entity: JsonObject): boolean => Array.isArray(entity['groupTypes']) && entity['groupTypes'].includes('DynamicMembership');

/** Rules of section 14 on what a group is after a change. */
function checkGroup(entity: JsonObject): void {
  const { displayName, mailNickname, securityEnabled, isAssignableToRole, visibility } = entity;
  if (textOf(displayName) === '' || textOf(displayName).length > 256)
    throw badRequest("Invalid value specified for property 'displayName' of resource 'Group'.");
  if (!/^[\x21-\x7e]{1,64}$/.test(textOf(mailNickname)) || /[@()\\[\]";:<>,]/.test(textOf(mailNickname)))
    throw badRequest("Invalid value specified for property 'mailNickname' of resource 'Group'.");
  if (isDynamic(entity) && !textOf(entity['membershipRule'])) throw badRequest("A dynamic group needs a 'membershipRule'.");
  if (!isDynamic(entity) && entity['membershipRule']) throw badRequest("A group with a 'membershipRule' needs the group type DynamicMembership.");
  if (isAssignableToRole !== true) return;
  if (securityEnabled !== true) throw badRequest("A group with 'isAssignableToRole' needs 'securityEnabled' true.");
  if (isDynamic(entity)) throw badRequest("A group with 'isAssignableToRole' cannot have dynamic membership.");
  if (textOf(visibility).toLowerCase() === 'public') throw badRequest("A group with 'isAssignableToRole' cannot be public.");
}

/** Takes members@odata.bind and owners@odata.bind out of a body. */
function readLinks(context: Context, body: JsonObject): { rest: JsonObject; links: Record<string, string[]> } {
  const rest = { ...body };
  const links: Record<string, string[]> = {};
  for (const [name, own] of Object.entries(LISTS)) {
    const urls = rest[`${name}@odata.bind`];
    delete rest[`${name}@odata.bind`];
    if (Object.hasOwn(rest, name)) throw badRequest(`Relationships are set with '${name}@odata.bind', not with '${name}'.`);
    links[own] = (Array.isArray(urls) ? urls : []).map(url => linked(context, url));
  }
  if (Object.values(links).flat().length > MOST_LINKS) throw badRequest(`At most ${MOST_LINKS} relationships can be set in one request.`);
  return { rest, links };
}

function linked(context: Context, url: unknown): string {
  const { id } = readReference(url, ['directoryObjects', 'users', 'groups', 'servicePrincipals']);
  return textOf(directoryObject(context, id).entity['id']);
}

const kind: Kind = {
  lag: 'group',
  table: ({ tenant }) => tenant.groups,
  create(context, body) {
    const { rest, links } = readLinks(context, body);
    for (const name of REQUIRED) if (rest[name] === undefined || rest[name] === null) throw missing(name);
    checkUniqueName(context, kind, rest['uniqueName']);
    const entity = Object.assign(newGroup(context.world, context.world.newId(), rest), links);
    checkGroup(entity);
    return entity;
  },
  update(context, entity, body) {
    const { rest, links } = readLinks(context, body);
    checkRename(context, kind, entity, rest);
    const { isAssignableToRole } = rest;
    if (isAssignableToRole !== undefined && (isAssignableToRole === true) !== (entity['isAssignableToRole'] === true)) throw immutable('isAssignableToRole');
    checkGroup({ ...entity, ...rest });
    for (const [own, ids] of Object.entries(links)) for (const id of ids) add(entity, own, id);
    delete rest['isAssignableToRole'];
    Object.assign(entity, rest);
  },
};

function add(entity: JsonObject, own: string, id: string): void {
  if (own === '$members' && isDynamic(entity)) throw badRequest('The members of a group with dynamic membership cannot be changed.');
  if (idsIn(entity, own).includes(id))
    throw badRequest(`One or more added object references already exist for the following modified properties: '${own.slice(1)}'.`);
  idsIn(entity, own).push(id);
}

function removeGroup(context: Context): void {
  const id = textOf(group(context, param(context, 'id'))['id']);
  delete context.tenant.groups[id];
  for (const other of Object.values(context.tenant.groups))
    for (const own of Object.values(LISTS)) other[own] = idsIn(other, own).filter(member => member !== id);
  for (const table of [context.tenant.roleAssignments, context.tenant.roleSchedules, context.tenant.appRoleAssignments]) {
    for (const [key, assignment] of Object.entries(table)) if (assignment['principalId'] === id) delete table[key];
  }
}

const relation = (name: keyof typeof LISTS): Route[] => [
  {
    method: 'GET',
    path: `/groups/{id}/${name}`,
    type: 'directoryObject',
    query: { filter: [] },
    handle: context => list(existing(context, group(context, param(context, 'id'))[LISTS[name]])),
  },
  {
    method: 'POST',
    path: `/groups/{id}/${name}/$ref`,
    type,
    extra: { '@odata.id': 'String!' },
    required: ['@odata.id'],
    handle: context => {
      const entity = group(context, param(context, 'id'));
      add(entity, LISTS[name], linked(context, context.body['@odata.id']));
      return done;
    },
  },
  {
    method: 'DELETE',
    path: `/groups/{id}/${name}/{memberId}/$ref`,
    type,
    handle: context => {
      const entity = group(context, param(context, 'id'));
      const id = param(context, 'memberId').toLowerCase();
      if (!idsIn(entity, LISTS[name]).includes(id)) throw notFound(id);
      entity[LISTS[name]] = idsIn(entity, LISTS[name]).filter(other => other !== id);
      return done;
    },
  },
];

export const groups: Route[] = [
  { method: 'GET', path: '/groups', type, query, handle: context => list(context.world.all(context.tenant, 'group', context.tenant.groups)) },
  { method: 'GET', path: '/groups/{id}', type, query: { expand: query.expand }, handle: context => ok(group(context, param(context, 'id'))) },
  { method: 'GET', path: "/groups(uniqueName='{uniqueName}')", type, handle: context => ok(byUniqueName(context, kind)) },
  {
    method: 'POST',
    path: '/groups',
    type,
    body: type,
    required: REQUIRED,
    readOnly,
    handle: context => {
      const entity = kind.create(context, context.body);
      context.tenant.groups[textOf(entity['id'])] = entity;
      context.world.hide(context.tenant, 'group', textOf(entity['id']));
      return created(entity);
    },
  },
  {
    method: 'PATCH',
    path: "/groups(uniqueName='{uniqueName}')",
    type,
    body: type,
    readOnly,
    handle: context => {
      if (context.body['isAssignableToRole'] === true && context.world.settings.unconfirmed.roleAssignableUpsert === 'refuse')
        throw immutable('isAssignableToRole');
      return upsert(context, kind);
    },
  },
  {
    method: 'PATCH',
    path: '/groups/{id}',
    type,
    body: type,
    readOnly,
    handle: context => {
      kind.update(context, group(context, param(context, 'id')), context.body);
      return done;
    },
  },
  {
    method: 'DELETE',
    path: '/groups/{id}',
    type,
    handle: context => {
      removeGroup(context);
      return done;
    },
  },
  ...relation('members'),
  ...relation('owners'),
];
