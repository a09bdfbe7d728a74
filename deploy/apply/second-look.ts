import type { Topology } from '../../language/model/index.ts';
import type { Connections } from '../connections/connect.ts';
import { plan } from '../plan/make-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { staleness } from '../plan/saved-plan.ts';

/** Milliseconds for which tenants are taken to be as they were read. Between a plan and its confirmation people think. */
export const FRESH_FOR = 60_000;

/** How to see whether the tenants are still as a plan says. */
export interface LookAgain {
  /** When they were last read, ISO 8601. */
  readonly seen: string;
  /** Plans the same anew. */
  readonly plan: () => Promise<Plan>;
}

export const lookAgainAt = (made: Plan, topology: Topology, connections: Connections): LookAgain => ({
  seen: made.created,
  plan: () => plan(topology, connections, { skip: made.leftOut.map(({ tenant }) => tenant) }),
});

/** What is no longer as the plan says; nothing is read while the tenants were seen a moment ago. */
export async function secondLook(made: Plan, { seen, plan: again }: LookAgain, now: number): Promise<{ changed: readonly string[]; calls: number }> {
  if (now - Date.parse(seen) < FRESH_FOR) return { changed: [], calls: 0 };
  const fresh = await again();
  const errors = fresh.problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  return { changed: errors.length > 0 ? errors : staleness(made, fresh), calls: fresh.readCalls ?? 0 };
}
