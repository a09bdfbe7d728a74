import type { Topology } from '../../language/model/index.ts';
import { desiredOf } from './desired.ts';
import type { Operation, Plan, PlanProblem } from './plan.ts';
import { callsOf, withWaves } from './schedule.ts';
import { declarationOf } from './stated-at.ts';
import { verificationOf } from './verification.ts';

/**
 * A plan of some things alone, with all that they depend on and that is not there yet as it should be.
 * @param ids of operations, or keys of declarations: `catalog:fabrikam/shared`, `sync:contoso/fabrikam`
 */
export async function planOnly(plan: Plan, topology: Topology, ids: readonly string[]): Promise<Plan> {
  const { nodes } = desiredOf(topology);
  const byId = new Map(plan.operations.map(operation => [operation.id, operation]));
  const belongsTo = (operation: Operation, id: string): boolean => {
    const node = nodes.get(operation.id);
    return operation.id === id || (node && declarationOf(node)?.key === id) || operation.id.startsWith(`${operation.kind}:${id}/`);
  };
  const chosen = new Set<string>();
  const choose = (operation: Operation): void => {
    if (chosen.has(operation.id)) return;
    chosen.add(operation.id);
    for (const id of operation.dependsOn) {
      const needed = byId.get(id);
      // A stamp tells of the whole link: it is written with the whole of it.
      if (needed && needed.kind !== 'syncStamp') choose(needed);
    }
  };
  const problems: PlanProblem[] = [...plan.problems];
  for (const id of ids) {
    const own = plan.operations.filter(operation => belongsTo(operation, id));
    for (const operation of own) choose(operation);
    if (own.length === 0) problems.push({ code: 'unknown-name', severity: 'error', message: `There is nothing to do that is called ${id}.` });
  }
  const kept = plan.operations.filter(({ id }) => chosen.has(id));
  const operations = withWaves(kept.map(operation => ({ ...operation, dependsOn: operation.dependsOn.filter(id => chosen.has(id)) })));
  const verifications = await verificationOf(operations.flatMap(({ id }) => nodes.get(id) ?? []));
  const count = (tenant: string, action: Operation['action']) =>
    operations.filter(operation => operation.tenant === tenant && operation.action === action).length;
  return {
    ...plan,
    operations,
    problems,
    tenants: plan.tenants.map(tenant => ({
      ...tenant,
      create: count(tenant.name, 'create'),
      update: count(tenant.name, 'update'),
      remove: count(tenant.name, 'remove'),
    })),
    httpCalls: callsOf(operations) + [...verifications.values()].reduce((sum, { calls }) => sum + calls, 0),
  };
}
