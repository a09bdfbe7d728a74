import type * as vscode from 'vscode';
import type { ReadableDocument, Target } from '../../server/engine-protocol.ts';

/** A plan as it was shown, to be compared with others. */
export interface PastPlan {
  readonly id: number;
  readonly root: vscode.Uri;
  readonly target: Target;
  readonly made: Date;
  readonly document: ReadableDocument;
}

const KEPT = 20;

/** The plans of this window, the latest first. */
export class PlanHistory {
  private plans: readonly PastPlan[] = [];
  private made = 0;

  add(plan: Omit<PastPlan, 'id'>): void {
    this.plans = [{ ...plan, id: ++this.made }, ...this.plans].slice(0, KEPT);
  }

  get all(): readonly PastPlan[] {
    return this.plans;
  }
}
