import type { Plan } from './plan.ts';

/**
 * Symbols of the tenants without which the rest of a plan could be applied, those that are left out already among them;
 * nothing where that would not help.
 */
export function wayOn({ leftOut, problems }: Pick<Plan, 'leftOut' | 'problems'>): string[] | undefined {
  const stuck = new Set(problems.flatMap(({ severity, tenant }) => (severity === 'error' ? [tenant] : [])));
  if (stuck.has(undefined) || leftOut.every(({ asked }) => asked)) return undefined;
  const named = [...stuck].flatMap(tenant => tenant ?? []);
  return [...named, ...leftOut.flatMap(({ tenant, asked }) => (asked ? [tenant] : []))];
}
