import type { SyncLink, Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import type { ImportTenant, Observed, ObservedConfiguration, ObservedTenant } from '../import/observed.ts';
import { readTenants } from '../import/read.ts';
import { desiredOf } from '../plan/desired.ts';
import type { Plan } from '../plan/plan.ts';
import { syncApplicationKey } from '../resources/grants.ts';
import type { DeployNode } from '../resources/index.ts';
import { type JsonObject, text } from '../transport/json.ts';
import { TopologyNames } from './names.ts';

/** What tenants have, read as an import reads it, under the names of a topology. */
export class Live {
  readonly topology: Topology;
  readonly plan: Plan;
  readonly names: TopologyNames;
  readonly nodes: ReadonlyMap<string, DeployNode>;
  private readonly observed: Observed | undefined;

  private constructor(topology: Topology, plan: Plan, observed: Observed | undefined) {
    this.topology = topology;
    this.plan = plan;
    this.observed = observed;
    this.nodes = desiredOf(topology).nodes as ReadonlyMap<string, DeployNode>;
    this.names = new TopologyNames(topology, plan, observed);
  }

  /** @param wanted symbols of the tenants that are read */
  static async read(topology: Topology, plan: Plan, wanted: ReadonlySet<string>, connections: Connections): Promise<Live> {
    const tenants = topology.tenants.flatMap(({ name, id, displayName, domains, cloud, external }): ImportTenant[] =>
      id ? [{ name, id, displayName, domains, cloud, external: external || !wanted.has(name) }] : [],
    );
    return new Live(topology, plan, wanted.size > 0 ? await readTenants(tenants, connections) : undefined);
  }

  tenant(name: string): ObservedTenant | undefined {
    return this.observed?.tenants.find(({ tenant }) => tenant.name === name);
  }

  /** What a tenant says about the partner of that id. */
  partner(tenant: string, partnerId: string): JsonObject | undefined {
    return this.tenant(tenant)?.partners.find(live => text(live['tenantId']).toLowerCase() === partnerId);
  }

  configuration({ source, target }: SyncLink): ObservedConfiguration | undefined {
    const id = this.plan.bindings[syncApplicationKey(source, target)]?.id;
    return this.tenant(source)?.configurations.find(({ application }) => text(application['id']) === id);
  }

  symbolOf(tenantId: string): string | undefined {
    return this.topology.tenants.find(({ id }) => id === tenantId.toLowerCase())?.name;
  }
}
