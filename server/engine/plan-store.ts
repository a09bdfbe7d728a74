import { randomUUID } from 'node:crypto';
import type { Plan } from '../../deploy/index.ts';
import type { Topology } from '../../language/index.ts';
import type { SandboxParams, Target } from '../engine-protocol.ts';

/** A plan that can be deployed, with what it was made from. */
export interface StoredPlan {
  readonly id: string;
  readonly plan: Plan;
  readonly topology: Topology;
  readonly target: Target;
  readonly sandbox: SandboxParams;
}

const KEPT = 16;

/** The latest plans. Each is deployed once at most. */
export class PlanStore {
  private readonly plans = new Map<string, StoredPlan>();

  add(plan: Omit<StoredPlan, 'id'>): string {
    const id = randomUUID();
    this.plans.set(id, { ...plan, id });
    for (const oldest of [...this.plans.keys()].slice(0, -KEPT)) this.plans.delete(oldest);
    return id;
  }

  take(id: string): StoredPlan {
    const plan = this.plans.get(id);
    if (!plan) throw new Error('This plan is not known any more, or was deployed already. Plan again.');
    this.plans.delete(id);
    return plan;
  }
}
