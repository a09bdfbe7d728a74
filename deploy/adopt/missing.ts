import { type AccessPackage, type Grant, type PartnerSetting, partnerSettings, type Ref, type SyncLink } from '../../language/model/index.ts';
import { grantText } from '../import/grants.ts';
import type { Operation } from '../plan/plan.ts';
import { catalogKeyOf, resourceKey } from '../resources/grants.ts';
import { identitySynchronizationKey } from '../resources/identity-synchronization.ts';
import type { DeployNode } from '../resources/index.ts';
import type { ResourceRoleScopeNode } from '../resources/resource-role-scope.ts';
import { partKey } from '../resources/sync-link.ts';
import { type JsonObject, member, objects, text } from '../transport/json.ts';
import type { Live } from './live.ts';
import type { Aim, Entry, Refusal } from './want.ts';

const gone = (entry: Entry): Aim[] => [{ entry, want: { type: 'gone' } }];

const dropped = (entry: Entry, property: string, { span, name }: { readonly span: Ref['span']; readonly name: string }): Aim[] => [
  { entry, want: { type: 'drop', property, phrase: span, name } },
];

/** Tells grants apart that one phrase says together. */
export const grantName = (grant: Grant): string => (grant.type === 'sync' ? (grant.link.key.split('/')[1] ?? '') : '');

const withoutGrant = (pack: AccessPackage, grant: Grant): Aim[] => dropped(pack, 'grants', { span: grant.span, name: grantName(grant) });

/** What the topology says when something of it is not in the tenant any more. */
export function missingAims(node: DeployNode, live: Live): readonly Aim[] | Refusal {
  const { topology, plan } = live;
  const isMissing = (key: string) => plan.operations.some(({ id, action }) => id === key && action === 'create');
  switch (node.kind) {
    case 'group':
      return gone(node.group);
    case 'catalog':
      return gone(node.catalog);
    case 'organization':
      return gone(node.organization);
    case 'package':
      return renamed(unknownPackages(node.pack, live), 'a package') ?? gone(node.pack);
    case 'extension':
      return gone(node.extension);
    case 'assignmentPolicy':
      return renamed(unknownPolicies(node.pack, live), 'a policy') ?? [{ entry: node.pack, part: node.policy, want: { type: 'gone' } }];
    case 'syncApplication':
    case 'syncJob':
      return gone(node.link);
    case 'partner':
      return withoutLinks(node.setting);
    case 'identitySynchronization': {
      const access = partnerSettings(topology).find(setting => identitySynchronizationKey(setting.tenant, setting.partner) === node.key)?.access;
      if (!access?.spans['synchronization']) return 'a sync link needs it: put it back, or take the link out of the topology';
      return [{ entry: access, want: { type: 'property', property: 'synchronization' } }];
    }
    case 'resourceRoleScope':
      return withoutGrant(node.pack, node.granted.grant);
    case 'catalogResource': {
      const giving = [...live.nodes.values()].filter(
        (other): other is ResourceRoleScopeNode => other.kind === 'resourceRoleScope' && resourceKey(other.pack, other.granted.origin) === node.key,
      );
      const kept = giving.find(({ key }) => !isMissing(key));
      return kept ? `${kept.title} is still there` : giving.flatMap(({ pack, granted }) => withoutGrant(pack, granted.grant));
    }
    case 'roleAssignment': {
      const group = topology.resources.find(resource => resource.key === node.groupKey);
      return group ? dropped(group, 'roles', { span: node.held.span, name: '' }) : 'its group is not in the topology';
    }
    case 'sponsor': {
      const organization = topology.resources.find(resource => resource.key === node.organizationKey);
      return organization ? dropped(organization, node.side, { span: node.ref.span, name: '' }) : 'its organization is not in the topology';
    }
    case 'syncAssignment':
      return isMissing(partKey('syncApplication', node.link)) ? gone(node.link) : dropped(node.link, 'assign', { span: node.principal.span, name: '' });
    case 'extensionHolder':
      return 'the extensions of the topology need it: adopt those that are missing, or put it back';
    case 'syncSecrets':
    case 'syncSchema':
    case 'syncStart':
    case 'syncStamp':
      return gone(node.link);
    default:
      return 'it is no declaration';
  }
}

/** What the topology does not know may be what it looks for, under another name: these are found by their names alone. */
function renamed(unknown: readonly JsonObject[], what: string): Refusal | undefined {
  const [first] = unknown;
  return first && `the tenant has ${what} "${text(first['displayName'])}" there that the topology does not know: if it is the same one, call it so in the file`;
}

function unknownPackages(pack: AccessPackage, live: Live): readonly JsonObject[] {
  const catalog = live.plan.bindings[catalogKeyOf(pack)]?.id;
  const known = idsOf(live.plan, 'package:');
  return live.tenant(pack.tenant)?.packages.filter(one => text(member(one['catalog'], 'id')) === catalog && !known.has(text(one['id']))) ?? [];
}

function unknownPolicies(pack: AccessPackage, live: Live): readonly JsonObject[] {
  const own = live.plan.bindings[pack.key]?.id;
  const known = idsOf(live.plan, 'assignmentPolicy:');
  return live.tenant(pack.tenant)?.policies.filter(one => text(member(one['accessPackage'], 'id')) === own && !known.has(text(one['id']))) ?? [];
}

const idsOf = ({ bindings }: Live['plan'], kind: string): ReadonlySet<string> =>
  new Set(Object.entries(bindings).flatMap(([key, { id }]) => (key.startsWith(kind) ? [id] : [])));

function withoutLinks({ access, incoming, outgoing }: PartnerSetting): readonly Aim[] | Refusal {
  const [link] = [...incoming, ...outgoing];
  if (link) return `the link ${link.name} needs it: put it back, or take the link out of the topology`;
  return access ? gone(access) : 'no statement says it';
}

/** A role that a package gives and the topology does not grant. */
export function extraAims(operation: Operation, live: Live): readonly Aim[] | Refusal {
  const [packageId, scopeId] = (operation.liveId ?? '').split('/');
  const observed = live.tenant(operation.tenant);
  const pack = live.topology.resources.find(
    (resource): resource is AccessPackage =>
      resource.kind === 'package' && resource.tenant === operation.tenant && live.plan.bindings[resource.key]?.id === packageId,
  );
  const scope = objects(observed?.packages.find(one => one['id'] === packageId)?.['resourceRoleScopes']).find(one => text(one['id']) === scopeId);
  if (!observed || !pack || !scope) return 'it could not be read again';
  const links = live.topology.links.filter(({ source }) => source === operation.tenant);
  const said = grantText(scope, observed, live.names, id => links.find(({ target }) => target === live.symbolOf(id))?.target);
  if (typeof said === 'string') return said;
  return [{ entry: pack, want: { type: 'add', property: 'grants', text: said.link === undefined ? said.text : `sync to ${said.link}` }, needs: said.needs }];
}

/** Whether nothing of a link is there: then what is missing of it is the link. */
export const linkIsMissing = (link: SyncLink, { plan }: Live): boolean =>
  ['syncApplication', 'syncJob'].some(part => plan.operations.some(({ id, action }) => id === partKey(part, link) && action === 'create'));
