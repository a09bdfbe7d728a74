import type { Operation, Plan, PlanTenant } from '../plan/plan.ts';
import { countsLine, heldIn, plural, reasonOf, signs, totals } from './summary.ts';
import { changeText, ignoredLines, nothing, type RenderOptions } from './text.ts';

/** Characters that Markdown would read as markup. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, character => `\\${character}`);

/** A plan as a Markdown document. */
export function planMarkdown(plan: Plan, { unchanged = false }: RenderOptions = {}): string {
  const lines = ['# Plan', ''];
  lines.push(
    plan.operations.length === 0
      ? nothing(plan)
      : `**${countsLine(totals(plan))}**, about ${plural(plan.httpCalls, 'call')} to Graph. Nothing has been written yet.`,
    '',
  );
  if (plan.problems.length > 0) {
    lines.push('## Problems', '');
    for (const problem of plan.problems) lines.push(`- **${problem.severity === 'error' ? 'Error' : 'Warning'}:** ${plain(problem.message)}`);
    lines.push('');
  }
  for (const tenant of plan.tenants) {
    const own = plan.operations.filter(operation => operation.tenant === tenant.name);
    if (own.length === 0 && !unchanged) continue;
    lines.push(`## ${plain(tenant.displayName)}`, '', `\`${tenant.id}\`: ${countsLine(tenant)}`, '');
    if (own.length > 0) lines.push(...needs(tenant), '', '```diff', ...own.flatMap(operation => diffLines(operation, plan)), '```', '');
    if (unchanged) lines.push(...plan.unchanged.filter(item => item.tenant === tenant.name).map(item => `- unchanged: ${plain(item.title)}`), '');
  }
  if (plan.held.length > 0) {
    lines.push('## Left as it is', '');
    for (const { where, titles } of heldIn(plan)) lines.push(`- ${plain(`${where}: ${titles.join(', ')}`)}`);
  }
  const ignored = ignoredLines(plan);
  if (ignored.length > 0) lines.push('', '## Ignored', '', ...ignored.map(line => `- ${plain(line)}`));
  return `${lines.join('\n').trimEnd()}\n`;
}

function needs({ needs: { permissions, roles } }: PlanTenant): string[] {
  return [`Permissions: ${permissions.map(name => `\`${name}\``).join(', ')}  `, `Roles: ${roles.join(', ')}`];
}

/** A diff block colours by the first character, so an update is marked with `!`. */
const marks = { ...signs, update: '!' } as const;

const diffLines = (operation: Operation, plan: Plan): string[] => [
  `${marks[operation.action]} ${operation.title}  (${reasonOf(operation)})`,
  ...(operation.loss ? [`-     ${operation.loss}`] : []),
  ...operation.changes.map(change => `${marks[operation.action]}     ${changeText(change, plan)}`),
];
