import type { Operation, Plan } from '../plan/plan.ts';

export const signs = { create: '+', update: '~', remove: '-' } as const;

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Who changed something, where that is known. */
export const sides = { topology: 'changed in the topology', tenant: 'changed in the tenant', both: 'changed in the topology and in the tenant' } as const;

/** Why an operation is there, and which side changed. */
export const reasonOf = ({ reason, changed }: Pick<Operation, 'reason' | 'changed'>): string => (changed ? `${reason}; ${sides[changed]}` : reason);

/** `12 to create, 1 to change, 1 to remove` */
export function countsLine(counts: { readonly create: number; readonly update: number; readonly remove: number }): string {
  const parts = [
    ...(counts.create ? [`${counts.create} to create`] : []),
    ...(counts.update ? [`${counts.update} to change`] : []),
    ...(counts.remove ? [`${counts.remove} to remove`] : []),
  ];
  return parts.join(', ') || 'nothing to do';
}

export const totals = (plan: Plan) => ({
  create: plan.operations.filter(operation => operation.action === 'create').length,
  update: plan.operations.filter(operation => operation.action === 'update').length,
  remove: plan.operations.filter(operation => operation.action === 'remove').length,
});

/** What is held back, by the tenant that it is in and the tenant that it needs: `in Contoso for Fabrikam`. */
export function heldIn({ held, tenants, leftOut }: Plan): readonly { readonly where: string; readonly titles: readonly string[] }[] {
  const names = new Map([
    ...tenants.map(({ name, displayName }) => [name, displayName] as const),
    ...leftOut.map(left => [left.tenant, left.displayName] as const),
  ]);
  const nameOf = (symbol: string) => names.get(symbol) ?? symbol;
  const groups = Map.groupBy(held, item => `in ${nameOf(item.tenant)} for ${nameOf(item.for)}`);
  return [...groups].map(([where, own]) => ({ where, titles: own.map(({ title }) => title) }));
}
