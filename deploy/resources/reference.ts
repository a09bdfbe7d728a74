import type { Resource } from '../../language/model/index.ts';
import type { Observer } from '../plan/observer.ts';
import type { Binding } from '../plan/plan.ts';
import { isObject, type JsonObject, member, objects, text } from '../transport/json.ts';
import { literal, path, query } from '../transport/paths.ts';
import { PACKAGES } from './access-package.ts';
import { CATALOGS } from './catalog.ts';
import { ORGANIZATIONS, standsFor } from './connected-organization.ts';
import { generalCatalogKey } from './grants.ts';
import type { DesiredScope, Kind, Node } from './kind.ts';
import { label, quoted, sameName } from './names.ts';
import { roleKey } from './role-assignment.ts';

/** Something that is there already and is only referred to: resolved while planning, never written. */
export interface ReferenceNode extends Node<'reference'> {
  readonly find: (observer: Observer) => Promise<readonly JsonObject[]>;
  /** Names to offer when nothing was found. */
  readonly near: (observer: Observer) => Promise<readonly JsonObject[]>;
}

interface Found {
  readonly candidates: readonly JsonObject[];
  readonly near: readonly JsonObject[];
}

export const reference: Kind<ReferenceNode, Found> = {
  kind: 'reference',
  desired: scope => [...existing(scope), ...generalCatalogs(scope), ...heldRoles(scope)],
  async observe(node, observer) {
    const candidates = await node.find(observer);
    // Suggestions are a courtesy: a service that cannot search for them must not break the plan.
    return { candidates, near: candidates.length === 0 ? await node.near(observer).catch(() => []) : [] };
  },
  bind: ({ candidates }) => (candidates.length === 1 && candidates[0] ? bindingOf(candidates[0]) : undefined),
  compare(node, live, { problem }) {
    const candidates = live?.candidates ?? [];
    if (candidates.length > 1) {
      problem({
        code: 'ambiguous-name',
        severity: 'error',
        span: node.span,
        message: `${node.title} fits ${candidates.length} objects: ${candidates.slice(0, 10).map(label).join(', ')}. State the id of the right one.`,
      });
    } else if (candidates.length === 0) {
      const near = live?.near ?? [];
      const offer = near.length > 0 ? ` Similar: ${near.slice(0, 5).map(label).join(', ')}.` : '';
      problem({ code: 'unknown-name', severity: 'error', span: node.span, message: `There is no ${node.title}.${offer}` });
    }
    return [];
  },
  apply: () => Promise.reject(new Error('References are never written.')),
};

function bindingOf(live: JsonObject): Binding {
  const roles = objects(live['appRoles']).map(role => ({ id: role['id'], displayName: role['displayName'], value: role['value'] ?? '' }));
  return {
    id: text(live['id']),
    ...(live['appId'] ? { appId: text(live['appId']), appRoles: JSON.stringify(roles) } : {}),
    ...(live['fullName'] ? { fullName: text(live['fullName']) } : {}),
  };
}

const existing = ({ topology, managed, index }: DesiredScope): ReferenceNode[] =>
  topology.resources.flatMap(resource => {
    const searched = resource.kind === 'access' || !managed(resource.tenant) ? undefined : search(resource, index.tenant);
    if (!searched || !(resource.existing || resource.kind === 'user' || resource.kind === 'application')) return [];
    const tenant = index.tenant(resource.tenant)?.displayName ?? resource.tenant;
    return {
      kind: 'reference',
      key: resource.key,
      tenant: resource.tenant,
      title: `${quoted(resource.kind === 'organization' ? 'connected organization' : resource.kind, resource.displayName)} in ${tenant}`,
      name: resource.displayName,
      reason: 'referred to',
      span: resource.span,
      needs: [],
      ...searched,
    };
  });

type Search = Pick<ReferenceNode, 'find' | 'near'>;

const one = async (observer: Observer, target: string): Promise<readonly JsonObject[]> => [await observer.get(target)].filter(isObject);

/** By id when it is stated, else by exact name; near names are those that begin alike. */
function byName(collection: string, property: string, value: string, id: string | undefined, select: string): Search {
  const filtered = (filter: string, top?: string) => query(collection, { $filter: filter, $select: select, $top: top });
  return {
    find: observer => (id ? one(observer, query(collection + path`/${id}`, { $select: select })) : observer.list(filtered(`${property} eq ${literal(value)}`))),
    near: observer => observer.list(filtered(`startswith(${property},${literal(value.slice(0, 3))})`, '20')),
  };
}

function search(resource: Resource, tenantOf: DesiredScope['index']['tenant']): Search | undefined {
  const inList = (collection: string, fits: (live: JsonObject) => boolean): Search => ({
    find: async observer => (await observer.list(collection)).filter(fits),
    near: observer => observer.list(collection),
  });
  const named = (live: JsonObject) => sameName(text(live['displayName']), resource.displayName);
  switch (resource.kind) {
    case 'group':
      return byName('/groups', 'displayName', resource.displayName, resource.id, 'id,displayName');
    case 'user':
      return byName('/users', 'userPrincipalName', resource.userPrincipalName, resource.id, 'id,displayName,userPrincipalName');
    case 'application': {
      const [property, value] = resource.appId ? ['appId', resource.appId] : ['displayName', resource.displayName];
      return byName('/servicePrincipals', property, value, resource.id, 'id,appId,displayName,appRoles');
    }
    case 'extension': {
      const wanted = resource.fullName ?? resource.name;
      const all = async (observer: Observer) =>
        ((await observer.pages({ method: 'POST', path: '/directoryObjects/getAvailableExtensionProperties', body: {}, reads: true })) ?? []).map(live => ({
          ...live,
          fullName: live['name'],
        }));
      return {
        find: async observer =>
          (await all(observer)).filter(live => [text(live.fullName), text(live.fullName).replace(/^extension_[0-9a-f]{32}_/i, '')].includes(wanted)),
        near: all,
      };
    }
    case 'catalog':
      return inList(CATALOGS, named);
    case 'package':
      return {
        find: observer => observer.list(query(PACKAGES, { $filter: `displayName eq ${literal(resource.displayName)}`, $expand: 'catalog' })),
        near: async () => [],
      };
    case 'organization': {
      const partner = resource.partner === undefined ? undefined : tenantOf(resource.partner);
      const domains = resource.domain ? [resource.domain] : [];
      const stated = partner !== undefined || domains.length > 0;
      return inList(ORGANIZATIONS, live => (stated ? standsFor(live, partner?.id, [...domains, ...(partner?.domains ?? [])]) : named(live)));
    }
    case 'access':
      return undefined;
  }
}

/** The built-in catalog "General" of every tenant with a package that names none. */
function generalCatalogs({ index, managed }: DesiredScope): ReferenceNode[] {
  const packages = index.all('package').filter(pack => !pack.existing && !pack.catalog && managed(pack.tenant));
  return [...new Map(packages.map(pack => [pack.tenant, pack]))].map(([tenant, pack]) => ({
    kind: 'reference',
    key: generalCatalogKey(tenant),
    tenant,
    title: 'built-in catalog "General"',
    name: 'General',
    reason: `package ${pack.name} names no catalog`,
    span: pack.span,
    needs: [],
    find: async observer => {
      const all = await observer.list(CATALOGS);
      const builtIn = all.filter(live => text(live['catalogType']) === 'serviceDefault');
      return builtIn.length > 0 ? builtIn : all.filter(live => live['displayName'] === 'General');
    },
    near: async () => [],
  }));
}

/** Definitions of the roles that groups hold; that their id is the template id is not documented. */
function heldRoles({ index, managed }: DesiredScope): ReferenceNode[] {
  const held = index.all('group').flatMap(group => (group.existing || !managed(group.tenant) ? [] : group.roles.map(role => ({ group, role }))));
  return [...new Map(held.map(use => [roleKey(use.group.tenant, use.role.templateId), use]))].map(([key, { group, role }]) => ({
    kind: 'reference',
    key,
    tenant: group.tenant,
    title: quoted('directory role', role.role),
    name: role.role,
    reason: `group ${group.name}`,
    span: role.span,
    needs: [],
    find: async observer => {
      const all = await observer.list(query('/roleManagement/directory/roleDefinitions', { $filter: 'isBuiltIn eq true' }));
      return all.filter(live => text(live['templateId'] ?? member(live, 'id')).toLowerCase() === role.templateId);
    },
    near: async () => [],
  }));
}
