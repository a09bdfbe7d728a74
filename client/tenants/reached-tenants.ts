import type { PlanResult, Target } from '../../server/engine-protocol.ts';
import { type Named, type Reached, reachedBy } from './tenant-state.ts';

/** How the last attempt to reach each tenant ended, in this window. */
export class ReachedTenants {
  private readonly known = new Map<string, Reached>();

  remember(plan: Pick<PlanResult, 'target' | 'problems'> & Named): void {
    for (const [id, reached] of reachedBy(plan)) this.known.set(`${plan.target} ${id}`, reached);
  }

  of(target: Target, tenantId: string): Reached | undefined {
    return this.known.get(`${target} ${tenantId}`);
  }

  /** The account has changed: what was known is of the other one. */
  forget(tenantId: string): void {
    this.known.delete(`live ${tenantId}`);
  }
}
