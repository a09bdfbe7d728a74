import type { Resource, SyncLink, Tenant, Topology, TopologyIdentity } from '../../../language/model/index.ts';
import { type JsonObject, member, text } from '../../transport/json.ts';
import { catalogOf, externalTenant, groupOf, linkOf, organizationOf, packageOf } from './declare.ts';
import type { Marked, MarkedCatalog } from './read-marked.ts';

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
  const taken = new Set(mentioned.values());

  const tenantOf = (id: string): string => {
    const known = topology.tenants.find(tenant => tenant.id === id) ?? others.get(id) ?? externalTenant(identity, id);
    if (!topology.tenants.includes(known)) others.set(id, known);
    return known.name;
  };
  const fresh = (live: JsonObject): boolean => !mentioned.has(text(live['id']));
  /** Several may have one name: each but the first has its id in its key. */
  const add = (resource: Resource, live: JsonObject): string => {
    const id = text(live['id']);
    const key = ids.has(resource.key) || taken.has(resource.key) ? `${resource.key}#${id}` : resource.key;
    ids.set(key, id);
    resources.push({ ...resource, key });
    return key;
  };

  for (const [tenant, { groups, organizations, catalogs, configurations }] of marked) {
    for (const live of groups.filter(fresh)) add(groupOf(identity, tenant, live), live);
    for (const live of organizations.filter(fresh)) add(organizationOf(identity, tenant, live, tenantOf), live);
    for (const own of catalogs) {
      const { catalog } = own;
      const key = mentioned.get(text(catalog['id'])) ?? add(catalogOf(identity, tenant, catalog), catalog);
      for (const live of own.packages.filter(fresh)) add(packageOf(identity, tenant, key, live, policiesOf(own, live).filter(fresh)), live);
    }
    for (const configuration of configurations.filter(({ application }) => fresh(application))) {
      const link = linkOf(identity, tenant, configuration, tenantOf);
      links.push(link);
      assigned.set(link.key, configuration.assigned);
    }
  }
  const tenants = [...topology.tenants, ...others.values()];
  return { ids, assigned, topology: { ...topology, identity, tenants, sets: [], meshes: [], mappings: [], links, resources } };
}

export const policiesOf = ({ policies }: MarkedCatalog, pack: JsonObject): JsonObject[] =>
  policies.filter(policy => member(policy['accessPackage'], 'id') === pack['id']);
