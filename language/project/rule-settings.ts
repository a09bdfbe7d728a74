import type { Problem, Severity } from '../problems/problem.ts';
import { ignorableCodes } from './ignores.ts';

const severityNames = ['error', 'warning', 'info', 'hint', 'off'] as const satisfies readonly (Severity | 'off')[];

/** Other severities than the usual ones, by the code of a problem. */
export type RuleSettings = ReadonlyMap<string, Severity | 'off'>;

/** Problems with the severities that somebody chose. */
export function withSeverities(problems: readonly Problem[], settings: RuleSettings): readonly Problem[] {
  if (settings.size === 0) return problems;
  return problems.flatMap(problem => {
    const severity = settings.get(problem.code) ?? problem.severity;
    if (severity === 'off') return [];
    return severity === problem.severity ? [problem] : [{ ...problem, severity }];
  });
}

/** Reads settings of any origin: `{ "code": "warning" }`. What cannot be meant is told, and left out. */
export function readRuleSettings(value: unknown): { readonly settings: RuleSettings; readonly errors: readonly string[] } {
  const settings = new Map<string, Severity | 'off'>();
  const errors: string[] = [];
  if (value === undefined || value === null) return { settings, errors };
  if (typeof value !== 'object' || Array.isArray(value)) return { settings, errors: ['Severities are given by code: { "code": "warning" }.'] };
  for (const [code, given] of Object.entries(value)) {
    const severity = severityNames.find(name => name === given);
    if (!ignorableCodes.has(code)) errors.push(`"${code}" is no problem whose severity can be changed.`);
    else if (!severity) errors.push(`The severity of "${code}" is one of ${severityNames.join(', ')}.`);
    else settings.set(code, severity);
  }
  return { settings, errors };
}
