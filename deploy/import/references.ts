import { isObject, type Json, type JsonObject, member, objects, text } from '../transport/json.ts';
import type { Raw } from './read-tenant.ts';

/** Ids of directory objects that something names, by tenant id. */
export interface Mentioned {
  readonly groups: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
  /** Service principals by object id. */
  readonly applications: ReadonlySet<string>;
  /** Service principals by application (client) id. */
  readonly clients: ReadonlySet<string>;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What partner settings of all tenants name in one of them. */
export function targetsIn(tenantId: string, all: readonly Pick<Raw, 'tenant' | 'partners'>[]): readonly JsonObject[] {
  const tenants = all.filter(({ tenant }) => tenant.id === tenantId);
  return [
    ...tenants
      .flatMap(({ partners }) => partners)
      .flatMap(partner => [
        ...b2bTargets(partner, ['b2bCollaborationOutbound', 'b2bDirectConnectOutbound'], 'usersAndGroups'),
        ...b2bTargets(partner, ['b2bCollaborationInbound', 'b2bDirectConnectInbound'], 'applications'),
      ]),
    ...all.flatMap(other =>
      other.partners
        .filter(partner => text(partner['tenantId']).toLowerCase() === tenantId)
        .flatMap(partner => [
          ...b2bTargets(partner, ['b2bCollaborationInbound', 'b2bDirectConnectInbound'], 'usersAndGroups'),
          ...b2bTargets(partner, ['b2bCollaborationOutbound', 'b2bDirectConnectOutbound'], 'applications'),
        ]),
    ),
  ];
}

/** What anything names in one tenant. */
export function mentionedIn(tenant: Raw, all: readonly Raw[]): Mentioned {
  const targets = targetsIn(tenant.tenant.id, all);
  const ofType = (type: string) => targets.filter(target => text(target['targetType']).toLowerCase() === type).map(target => text(target['target']));
  const assigned = tenant.configurations.flatMap(({ assignments }) => assignments);
  const sponsors = tenant.organizations.flatMap(({ internalSponsors, externalSponsors }) => [...internalSponsors, ...externalSponsors]);
  const scopes = tenant.packages.flatMap(pack => objects(pack['resourceRoleScopes']));
  const principals = (type: string) =>
    assigned.filter(assignment => text(assignment['principalType']).toLowerCase() === type).map(assignment => text(assignment['principalId']));
  const origins = (system: string) => scopes.filter(scope => ['', system].includes(originSystem(scope))).map(scope => text(member(scope['scope'], 'originId')));
  const people = sponsors.filter(sponsor => !text(sponsor['@odata.type']).endsWith('.group')).map(sponsor => text(sponsor['id']));
  const named = (member: string) => tenant.policies.flatMap(policy => membersNamed(policy, member));
  return {
    groups: ids(ofType('group'), principals('group'), origins('AadGroup'), named('groupId')),
    users: ids(ofType('user'), principals('user'), people, named('userId')),
    applications: ids(origins('AadApplication')),
    clients: ids(ofType('application')),
  };
}

const ids = (...lists: readonly (readonly string[])[]): ReadonlySet<string> =>
  new Set(
    lists
      .flat()
      .map(id => id.toLowerCase())
      .filter(id => GUID.test(id)),
  );

export const originSystem = (scope: JsonObject): string => text(member(scope['scope'], 'originSystem')) || text(member(scope['role'], 'originSystem'));

function b2bTargets(partner: JsonObject, settings: readonly string[], part: string): readonly JsonObject[] {
  return settings.flatMap(name => objects(member(member(partner[name], part), 'targets')));
}

/** Every value of a member, at any depth. */
function membersNamed(value: Json | undefined, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap(item => membersNamed(item as Json, name));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === name ? [text(item)] : membersNamed(item, name)));
}
