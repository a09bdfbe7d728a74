import type { Operation, Plan, PropertyChange } from '../plan/plan.ts';
import { countsLine, heldIn, plural, reasonOf, signs, totals } from './summary.ts';
import { showPath, showValue } from './value.ts';

export interface RenderOptions {
  /** Also names what is as it should be. */
  readonly unchanged?: boolean;
}

/** A plan as plain text. */
export function planText(plan: Plan, { unchanged = false }: RenderOptions = {}): string {
  const lines: string[] = [];
  for (const problem of plan.problems) lines.push(`${problem.severity === 'error' ? 'Error' : 'Warning'}: ${problem.message}`);
  if (plan.problems.length > 0) lines.push('');
  for (const tenant of plan.tenants) {
    const own = plan.operations.filter(operation => operation.tenant === tenant.name);
    const same = plan.unchanged.filter(item => item.tenant === tenant.name);
    if (own.length === 0 && !unchanged) continue;
    lines.push(`${tenant.displayName} (${tenant.id}): ${countsLine(tenant)}`);
    for (const operation of own) lines.push(...operationLines(operation, plan));
    if (unchanged) for (const item of same) lines.push(`  = ${item.title}`);
    if (own.length > 0) {
      const { permissions, roles } = tenant.needs;
      lines.push(`  Needs the permissions ${permissions.join(', ')}`, `  and the roles ${roles.join(', ')}.`);
    }
    lines.push('');
  }
  for (const { where, titles } of heldIn(plan)) lines.push(`Left as it is ${where}: ${titles.join(', ')}.`, '');
  const ignored = ignoredLines(plan);
  if (ignored.length > 0) lines.push(...ignored.map(line => `Ignored: ${line}`), '');
  lines.push(
    plan.operations.length === 0
      ? nothing(plan)
      : `${countsLine(totals(plan))} in ${plural(plan.tenants.filter(({ create, update, remove }) => create + update + remove > 0).length, 'tenant')}, about ${plural(plan.httpCalls, 'call')} to Graph.`,
  );
  return `${lines.join('\n')}\n`;
}

function operationLines(operation: Operation, plan: Plan): string[] {
  return [
    `  ${signs[operation.action]} ${operation.title}  (${reasonOf(operation)})`,
    ...(operation.loss ? [`      ! ${operation.loss}`] : []),
    ...operation.changes.map(change => `      ${changeText(change, plan)}`),
  ];
}

/** What comments ignore: each difference with the reason. */
export const ignoredLines = (plan: Plan): string[] =>
  (plan.ignored ?? []).map(
    ({ title, tenant, changes, reason }) => `${title} in ${tenant}: ${changes.map(change => changeText(change, plan)).join('; ')} (${reason})`,
  );

export function changeText(change: PropertyChange, plan: Plan): string {
  const path = showPath(change.path, plan.names);
  if (change.old === undefined) return `${path}: ${showValue(change.new, plan.names)}`;
  return `${path}: ${showValue(change.old, plan.names)} → ${showValue(change.new, plan.names)}`;
}

export const nothing = (plan: Plan): string =>
  plan.problems.some(problem => problem.severity === 'error')
    ? 'The plan is not complete.'
    : plan.leftOut.length > 0
      ? `Nothing to do in the tenants that were read: ${plural(plan.unchanged.length, 'object')} as the topology says.`
      : `Everything is as the topology says: ${plural(plan.unchanged.length, 'object')}, nothing to do.`;
