import { type Plan, wayOn } from '../../deploy/index.ts';
import type { Topology } from '../../language/model/index.ts';
import type { PlanResult } from '../engine-protocol.ts';

/** Tenants that stand in the way of a plan, where something would be left to deploy without them. */
export function withoutOf(made: Plan, { tenants }: Topology): Pick<PlanResult, 'without'> {
  const names = wayOn(made);
  if (!names || made.operations.every(({ tenant }) => names.includes(tenant))) return {};
  const why = (name: string) => made.problems.find(({ severity, tenant }) => severity === 'error' && tenant === name)?.message ?? '';
  return { without: tenants.flatMap(({ name, displayName }) => (names.includes(name) ? { name, displayName, why: why(name) } : [])) };
}
