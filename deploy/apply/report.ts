import type { LeftOut, Operation, Plan } from '../plan/plan.ts';

/**
 * How an operation ended. `not-started`: nothing was sent for it, the deployment was cancelled before; `skipped`: nothing
 * was sent for it because something that it depends on failed; `unknown`: something was sent, no usable answer came, and
 * looking for it did not tell, so the next plan has to.
 */
export type OperationState = 'done' | 'failed' | 'unknown' | 'skipped' | 'not-started';

export interface OperationReport {
  readonly id: string;
  readonly tenant: string;
  readonly title: string;
  readonly action: Operation['action'];
  readonly state: OperationState;
  /** What went wrong, or why it was skipped. */
  readonly message?: string;
  /** What to do about it. */
  readonly advice?: string;
  /** The request that failed: `POST /groups`. */
  readonly where?: string;
  /** Whether it was read back as wanted after it was done. */
  readonly verified?: boolean;
}

/** What a deployment did. Every operation of the plan is in it, once, and what was held back as `skipped`. */
export interface DeployReport {
  readonly schema: 'tenantry.report/1';
  readonly outcome: 'complete' | 'partial' | 'cancelled' | 'refused';
  /** Why nothing was done, when it was refused. */
  readonly refusal?: string;
  /** What is no longer as the plan says, when it was refused for that. */
  readonly changed?: readonly string[];
  readonly operations: readonly OperationReport[];
  /** Tenants that were left out; with one of them the outcome is never `complete`. */
  readonly leftOut: readonly LeftOut[];
  readonly started: string;
  readonly ended: string;
  readonly httpCalls: number;
}

export type DeployEvent =
  | {
      readonly type: 'operation';
      readonly tenant: string;
      readonly id: string;
      readonly title: string;
      readonly state: 'running' | OperationState;
      readonly message?: string;
    }
  /** How far a tenant is. */
  | { readonly type: 'tenant'; readonly tenant: string; readonly ended: number; readonly total: number }
  /** Something that was just made cannot be used yet. */
  | { readonly type: 'waiting'; readonly tenant: string; readonly id: string; readonly reason: string }
  | { readonly type: 'verifying'; readonly tenant: string };

export function outcomeOf(operations: readonly OperationReport[], leftOut: readonly LeftOut[], cancelled: boolean): DeployReport['outcome'] {
  if (leftOut.length === 0 && operations.every(({ state }) => state === 'done')) return 'complete';
  return cancelled && operations.some(({ state }) => state === 'not-started') ? 'cancelled' : 'partial';
}

/** What was not written because it needs a tenant that is left out. */
export const heldReports = ({ held, leftOut }: Plan): OperationReport[] =>
  held.map(({ id, tenant, title, action, for: other }) => ({
    id,
    tenant,
    title,
    action,
    state: 'skipped',
    message: `It needs ${leftOut.find(left => left.tenant === other)?.displayName ?? other}, which is left out.`,
  }));

export const refused = (plan: Plan, refusal: string, at: string): DeployReport => ({
  schema: 'tenantry.report/1',
  outcome: 'refused',
  refusal,
  operations: plan.operations.map(({ id, tenant, title, action }) => ({ id, tenant, title, action, state: 'not-started' })),
  leftOut: plan.leftOut,
  started: at,
  ended: at,
  httpCalls: 0,
});
