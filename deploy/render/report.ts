import type { DeployReport, OperationReport } from '../apply/report.ts';
import { plural } from './summary.ts';

const headings = { done: 'done', failed: 'failed', unknown: 'unknown', skipped: 'skipped', 'not-started': 'not started' } as const;

type State = OperationReport['state'];

/** What somebody has to look at again. */
export const UNDONE: readonly State[] = ['failed', 'unknown', 'skipped', 'not-started'];

/** What a deployment did, as plain text. Every state is counted, and of those that are given every operation is told. */
export function reportText(report: DeployReport, states = UNDONE): string {
  if (report.outcome === 'refused')
    return `${[`Nothing was written: ${report.refusal ?? 'the plan was refused.'}`, ...(report.changed ?? []).map(sentence => `  ${sentence}`)].join('\n')}\n`;
  const lines = [`${countsText(report.operations) || 'nothing to do'}; ${plural(report.httpCalls, 'call')} to Graph.`];
  for (const operation of inStates(report.operations, states))
    lines.push(`  ${headings[operation.state]}: ${operation.title} in ${operation.tenant}`, ...details(operation));
  if (report.leftOut.length > 0) lines.push(`Left out: ${report.leftOut.map(({ displayName }) => displayName).join(', ')}.`);
  const unseen = report.operations.filter(operation => operation.verified === false);
  if (unseen.length > 0) lines.push('Done, but not to be seen yet:', ...unseen.map(operation => `  ${operation.title} in ${operation.tenant}`));
  return `${lines.join('\n')}\n`;
}

/** What was done and what was not in one tenant, told under its name. */
export const tenantReportText = (name: string, operations: readonly OperationReport[]): string =>
  [
    `${name}: ${countsText(operations)}`,
    ...operations.flatMap(operation => [`  ${headings[operation.state]}: ${operation.title}`, ...details(operation)]),
    '',
  ].join('\n');

/** The operations in some states, in the order of the states. */
export const inStates = (operations: readonly OperationReport[], states: readonly State[]): readonly OperationReport[] =>
  states.flatMap(state => operations.filter(operation => operation.state === state));

const countsText = (operations: readonly OperationReport[]): string =>
  Object.entries(headings)
    .map(([state, words]) => [operations.filter(operation => operation.state === state).length, words] as const)
    .flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : []))
    .join(', ');

const details = (operation: OperationReport): string[] => [
  ...(operation.message ? [`      ${operation.message}`] : []),
  ...(operation.where ? [`      at ${operation.where}`] : []),
  ...(operation.advice ? [`      ${operation.advice}`] : []),
];
