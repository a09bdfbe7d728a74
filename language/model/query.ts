import type { Resource, ResourceKind, ResourceOf, SyncLink, Tenant, Topology } from './topology.ts';

/** Look-ups in a topology; built once per topology. */
export interface TopologyIndex {
  readonly topology: Topology;
  tenant(symbol: string): Tenant | undefined;
  resource(key: string): Resource | undefined;
  /** The resource, if it is of that kind. */
  get<K extends ResourceKind>(kind: K, key: string): ResourceOf<K> | undefined;
  link(key: string): SyncLink | undefined;
  linksFrom(tenant: string): readonly SyncLink[];
  linksTo(tenant: string): readonly SyncLink[];
  in(tenant: string): readonly Resource[];
  all<K extends ResourceKind>(kind: K): readonly ResourceOf<K>[];
}

const indexes = new WeakMap<Topology, TopologyIndex>();

export function indexOf(topology: Topology): TopologyIndex {
  let index = indexes.get(topology);
  if (!index) {
    index = createIndex(topology);
    indexes.set(topology, index);
  }
  return index;
}

function createIndex(topology: Topology): TopologyIndex {
  const tenants = new Map(topology.tenants.map(tenant => [tenant.name, tenant]));
  const resources = new Map(topology.resources.map(resource => [resource.key, resource]));
  const links = new Map(topology.links.map(link => [link.key, link]));
  const from = Map.groupBy(topology.links, link => link.source);
  const to = Map.groupBy(topology.links, link => link.target);
  const byTenant = Map.groupBy(topology.resources, resource => resource.tenant);
  const byKind = Map.groupBy(topology.resources, resource => resource.kind);
  return {
    topology,
    tenant: symbol => tenants.get(symbol),
    resource: key => resources.get(key),
    get: <K extends ResourceKind>(kind: K, key: string) => {
      const found = resources.get(key);
      return found?.kind === kind ? (found as ResourceOf<K>) : undefined;
    },
    link: key => links.get(key),
    linksFrom: tenant => from.get(tenant) ?? [],
    linksTo: tenant => to.get(tenant) ?? [],
    in: tenant => byTenant.get(tenant) ?? [],
    all: <K extends ResourceKind>(kind: K) => (byKind.get(kind) ?? []) as ResourceOf<K>[],
  };
}
