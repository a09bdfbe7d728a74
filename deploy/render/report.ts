import type { DeployReport, OperationReport } from '../apply/report.ts';
import { plural } from './summary.ts';

const headings = { done: 'done', failed: 'failed', unknown: 'unknown', skipped: 'skipped', 'not-started': 'not started' } as const;

/** What a deployment did, as plain text; what was done is only counted unless asked for. */
export function reportText(report: DeployReport, { done: withDone = false } = {}): string {
  if (report.outcome === 'refused')
    return `${[`Nothing was written: ${report.refusal ?? 'the plan was refused.'}`, ...(report.changed ?? []).map(sentence => `  ${sentence}`)].join('\n')}\n`;
  const byState = (state: OperationReport['state']) => report.operations.filter(operation => operation.state === state);
  const counts = (['done', 'failed', 'unknown', 'skipped', 'not-started'] as const).flatMap(state =>
    byState(state).length > 0 ? [`${byState(state).length} ${headings[state]}`] : [],
  );
  const lines = [`${counts.join(', ') || 'nothing to do'}; ${plural(report.httpCalls, 'call')} to Graph.`];
  for (const state of ['failed', 'unknown', 'skipped', 'not-started', ...(withDone ? (['done'] as const) : [])] as const) {
    for (const operation of byState(state)) lines.push(`  ${headings[state]}: ${operation.title} in ${operation.tenant}`, ...details(operation));
  }
  if (report.leftOut.length > 0) lines.push(`Left out: ${report.leftOut.map(({ displayName }) => displayName).join(', ')}.`);
  const unseen = report.operations.filter(operation => operation.verified === false);
  if (unseen.length > 0) lines.push('Done, but not to be seen yet:', ...unseen.map(operation => `  ${operation.title} in ${operation.tenant}`));
  return `${lines.join('\n')}\n`;
}

const details = (operation: OperationReport): string[] => [
  ...(operation.message ? [`      ${operation.message}`] : []),
  ...(operation.where ? [`      at ${operation.where}`] : []),
  ...(operation.advice ? [`      ${operation.advice}`] : []),
];
