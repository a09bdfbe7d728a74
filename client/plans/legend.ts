import type { PlannedChange, PlanResult, Target, View } from '../../server/engine-protocol.ts';

/** What stands beside a picture that shows a plan: what the signs mean, and how many there are. */
export interface Legend {
  readonly target: Target;
  readonly view: View;
  readonly create: number;
  readonly update: number;
  readonly remove: number;
  /** Objects that are not as the topology says. */
  readonly drift: number;
  /** False while the marks are hidden. */
  readonly shown: boolean;
}

/** Nothing where the plan or drift has nothing to show. */
export function legendOf({ target, view, changes }: Pick<PlanResult, 'target' | 'view' | 'changes'>, shown: boolean): Legend | undefined {
  if (changes.length === 0) return undefined;
  const planned = (action: PlannedChange['action']) => (view === 'plan' ? changes.filter(change => change.action === action).length : 0);
  const drift = view === 'drift' ? changes.length : 0;
  return { target, view, create: planned('create'), update: planned('update'), remove: planned('remove'), drift, shown };
}
