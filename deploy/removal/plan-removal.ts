import type { Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import { desiredOf } from '../plan/desired.ts';
import type { Plan, PlanProblem } from '../plan/plan.ts';
import { gather, inTenants, nothingGathered } from './gather.ts';
import { nothingMore, readMore } from './read-more.ts';
import type { Found } from './removal.ts';
import { leftProblem, removalPlan, removalsOf } from './removals.ts';

export interface RemovalOptions {
  /** Key of the only thing to take away: `group:contoso/analysts`, `sync:contoso/fabrikam`. */
  readonly only?: string;
  /** Somebody has looked: no user of the links is left in the targets. */
  readonly deprovisioned?: boolean;
  /** Symbols of tenants that are left out: neither read nor written, as little as what is half of a link with them. */
  readonly skip?: readonly string[];
}

/** A plan that takes away what the topology made, children first, limited to what is provably ours. Reads only. */
export async function planRemoval(
  topology: Topology,
  connections: Connections,
  { only, deprovisioned = false, skip = [] }: RemovalOptions = {},
): Promise<Plan> {
  const { nodes, stated } = desiredOf(topology);
  const gathered = nothingGathered();
  const more = nothingMore();
  const byTenant = Map.groupBy(nodes.values(), node => node.tenant);
  await inTenants(topology, connections, gathered, skip, async (connection, { name }) => {
    const own = byTenant.get(name) ?? [];
    await gather(connection, own, key => stated.get(key), gathered);
    await readMore(connection, own, gathered.live, more);
  });
  const found: Found = { nodes, live: gathered.live, ...more, leftOut: gathered.leftOut, deprovisioned, packages: true };
  const { free, stays } = removalsOf([...nodes.values()], found);
  const problems: PlanProblem[] = [...gathered.problems];
  if (only === undefined) return removalPlan(topology, connections, free, gathered.leftOut, [...problems, ...stays.map(leftProblem)]);
  const removals = free.filter(({ of }) => of === only);
  const chosen = new Set(removals.map(({ id }) => id));
  const users = free.filter(({ id }) => !chosen.has(id) && removals.some(({ after }) => after.includes(id)));
  const why = stays.find(({ of }) => of === only)?.why;
  if (removals.length === 0)
    problems.push({ code: 'unknown-name', severity: 'error', message: `There is nothing to remove that is called ${only}.${why ? ` ${why}` : ''}` });
  if (users.length > 0)
    problems.push({
      code: 'not-managed',
      severity: 'error',
      message: `${only} is used by ${users.map(({ title }) => title).join(', ')}. Remove that first.`,
    });
  return removalPlan(topology, connections, removals, gathered.leftOut, problems);
}
