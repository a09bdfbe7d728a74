import type {
  AccessPackage,
  AssignmentPolicy,
  Catalog,
  ConnectedOrganization,
  Declared,
  Group,
  Resource,
  SyncLink,
  Tenant,
  Topology,
  TopologyIdentity,
} from '../../../language/model/index.ts';
import { stampOf } from '../../plan/stamp.ts';
import { markIn } from '../../resources/names.ts';
import { type JsonObject, member, objects, text } from '../../transport/json.ts';
import type { Marked, MarkedCatalog, MarkedConfiguration } from './read-marked.ts';

export interface Forgotten {
  /** What the tenants remember of the topology and it no longer mentions, as if it were declared. */
  readonly topology: Topology;
  /** Ids of these catalogs, groups and packages in Graph, by key. */
  readonly ids: ReadonlyMap<string, string>;
  /** Who is assigned to these configurations, by key of the link. */
  readonly assigned: ReadonlyMap<string, readonly JsonObject[]>;
}

/**
 * Declares again what nothing mentions any more, as far as taking it away needs it.
 * @param mentioned keys of what is declared, by id in Graph
 */
export function forgottenIn(
  topology: Topology,
  identity: TopologyIdentity,
  marked: ReadonlyMap<string, Marked>,
  mentioned: ReadonlyMap<string, string>,
): Forgotten {
  const ids = new Map<string, string>();
  const assigned = new Map<string, readonly JsonObject[]>();
  const resources: Resource[] = [];
  const links: SyncLink[] = [];
  const others = new Map<string, Tenant>();
  const tenantOf = (id: string) => {
    const known = topology.tenants.find(tenant => tenant.id === id) ?? others.get(id);
    if (known) return known;
    const other = { ...base(identity, 'tenant', id, id), id, domains: [], cloud: 'public', external: true } as const;
    others.set(id, other);
    return other;
  };
  const fresh = (live: JsonObject) => !mentioned.has(text(live['id']));
  const add = <R extends Resource>(resource: R, live: JsonObject): R => {
    const taken = ids.has(resource.key) || [...mentioned.values()].includes(resource.key);
    const named = taken ? { ...resource, key: `${resource.key}#${text(live['id'])}` } : resource;
    ids.set(named.key, text(live['id']));
    resources.push(named);
    return named;
  };
  for (const [tenant, found] of marked) {
    const placed = <K extends 'group' | 'catalog' | 'package' | 'organization'>(kind: K, name: string, live: JsonObject) => ({
      ...base(identity, kind, name, text(live['displayName'])),
      key: `${kind}:${tenant}/${name}`,
      tenant,
      existing: false,
    });
    for (const live of found.groups.filter(fresh)) {
      const symbol = markIn(text(live['uniqueName']))?.symbol ?? '';
      add<Group>({ ...placed('group', symbol, live), roleAssignable: live['isAssignableToRole'] === true, roles: [] }, live);
    }
    for (const live of found.organizations.filter(fresh)) {
      const [source] = objects(live['identitySources']);
      const domain = text(source?.['domainName']);
      const partner = text(source?.['tenantId']).toLowerCase();
      add<ConnectedOrganization>(
        {
          ...placed('organization', stampOf(text(live['description']))?.symbol ?? '', live),
          ...(domain ? { domain } : {}),
          ...(partner ? { partner: tenantOf(partner).name } : {}),
          state: 'configured',
          internalSponsors: [],
          externalSponsors: [],
        },
        live,
      );
    }
    for (const own of found.catalogs) {
      const catalog = own.catalog;
      const key = fresh(catalog)
        ? add<Catalog>({ ...placed('catalog', stampOf(text(catalog['description']))?.symbol ?? '', catalog), external: false, published: true }, catalog).key
        : (mentioned.get(text(catalog['id'])) ?? '');
      for (const live of own.packages) {
        const policies = policiesOf(own, live).filter(fresh);
        if (!fresh(live)) continue;
        const pack: Omit<AccessPackage, 'policies'> = {
          ...placed('package', text(live['displayName']), live),
          catalog: { key, span: identity.span },
          hidden: false,
          grants: [],
        };
        add<AccessPackage>({ ...pack, policies: policies.map(policy => policyOf(identity, pack.key, policy)) }, live);
      }
    }
    for (const configuration of found.configurations.filter(({ application }) => fresh(application))) {
      const link = linkOf(identity, tenant, configuration, id => tenantOf(id).name);
      links.push(link);
      assigned.set(link.key, configuration.assigned);
    }
  }
  const tenants = [...topology.tenants, ...others.values()];
  return { ids, assigned, topology: { ...topology, identity, tenants, sets: [], meshes: [], mappings: [], links, resources } };
}

export const policiesOf = ({ policies }: MarkedCatalog, pack: JsonObject): JsonObject[] =>
  policies.filter(policy => member(policy['accessPackage'], 'id') === pack['id']);

function base<K extends string>(identity: TopologyIdentity, kind: K, name: string, displayName: string): Declared<K> {
  return { kind, key: `${kind}:${name}`, name, displayName, displayNameStated: true, span: identity.span, declaration: identity.declaration, spans: {} };
}

export const policyOf = (identity: TopologyIdentity, owner: string, live: JsonObject): AssignmentPolicy => {
  const name = text(live['displayName']);
  return { ...base(identity, 'policy', name, name), key: `policy:${owner}/${name}`, justification: false, expires: { type: 'never', span: identity.span } };
};

/** A configuration without a target was instantiated only: its stamp knows the symbols of its tenants. */
function linkOf(identity: TopologyIdentity, source: string, { application, company }: MarkedConfiguration, tenantOf: (id: string) => string): SyncLink {
  const target = company ? tenantOf(company) : (stampOf(text(application['notes']))?.symbol.split('-')[1] ?? '');
  return {
    ...base(identity, 'sync', `${source} -> ${target}`, text(application['displayName'])),
    key: `sync:${source}/${target}`,
    source,
    target,
    scope: 'assigned',
    flows: [],
    redemption: 'automatic',
    trust: [],
    assigned: [],
    actions: ['create', 'update', 'delete'],
    start: false,
  };
}
