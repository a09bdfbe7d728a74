import type { PlanResult, Target } from '../../server/engine-protocol.ts';

/** What stands beside a picture that shows a plan: what the signs mean, and how many there are. */
export interface Legend {
  readonly target: Target;
  readonly create: number;
  readonly update: number;
  readonly remove: number;
  /** False while the marks are hidden. */
  readonly shown: boolean;
}

/** Nothing where the plan has nothing to show. */
export function legendOf({ target, tenants }: Pick<PlanResult, 'target' | 'tenants'>, shown: boolean): Legend | undefined {
  const sum = (name: 'create' | 'update' | 'remove') => tenants.reduce((total, tenant) => total + tenant[name], 0);
  const [create, update, remove] = [sum('create'), sum('update'), sum('remove')];
  return create + update + remove === 0 ? undefined : { target, create, update, remove, shown };
}
