import type { Tenant, Topology } from '../../language/model/index.ts';
import type { Connection, Connections } from '../connections/connect.ts';
import { ConnectionError } from '../connections/guarded-tokens.ts';
import { observeTenant } from '../plan/observe.ts';
import type { Binding, LeftOut, PlanProblem } from '../plan/plan.ts';
import { connectionProblem, leftOut as leftOutProblem, readProblem } from '../plan/plan-problems.ts';
import type { Node } from '../resources/kind.ts';

/** What was found of some nodes. */
export interface Gathered {
  readonly live: Map<string, unknown>;
  readonly bindings: Map<string, Binding>;
  readonly problems: PlanProblem[];
  /** Tenants that were not read, by symbol. */
  readonly leftOut: Map<string, LeftOut>;
}

export const nothingGathered = (): Gathered => ({ live: new Map(), bindings: new Map(), problems: [], leftOut: new Map() });

/** Does something in every tenant of a topology that is written and not left out; what cannot be reached is a problem of its own. */
export async function inTenants(
  { tenants }: Topology,
  connections: Connections,
  { problems, leftOut }: Gathered,
  skip: readonly string[],
  work: (connection: Connection, tenant: Tenant) => Promise<void>,
): Promise<void> {
  const all = tenants.map(async tenant => {
    const { name, displayName } = tenant;
    if (tenant.external || !tenant.id) return;
    if (skip.includes(name)) {
      if (!leftOut.has(name)) problems.push(leftOutProblem(tenant));
      return void leftOut.set(name, { tenant: name, displayName, asked: true });
    }
    try {
      const connection = connections.of(name);
      if (!connection) throw new ConnectionError('no-token', connections.missing.get(name) ?? `There is no connection to ${displayName}.`);
      await work(connection, tenant);
    } catch (error) {
      leftOut.set(name, { tenant: name, displayName, asked: false });
      problems.push(connectionProblem(tenant, error));
    }
  });
  await Promise.all(all);
}

/** Reads all that some nodes of a tenant are about. */
export async function gather(connection: Connection, nodes: readonly Node[], elsewhere: (key: string) => Binding | undefined, to: Gathered): Promise<void> {
  if (nodes.length === 0) return;
  const { seen } = await observeTenant(connection, { nodes, elsewhere });
  for (const node of nodes) {
    const found = seen.get(node.key);
    if (found?.error !== undefined) to.problems.push({ ...readProblem(node, found.error), tenant: node.tenant });
    if (found?.binding) to.bindings.set(node.key, found.binding);
    if (found?.live !== undefined && node.kind !== 'reference') to.live.set(node.key, found.live);
  }
}
