import { indexOf } from '../model/query.ts';
import type { Topology } from '../model/topology.ts';
import type { Problem } from '../problems/problem.ts';
import type { Rule } from './rule.ts';

/** Runs rules. One that throws is a defect of ours and must not hide what the others found. */
export function run(rules: readonly Rule[], topology: Topology): readonly Problem[] {
  const index = indexOf(topology);
  const problems = new Map<string, Problem>();
  for (const { code, severity, check } of rules) {
    try {
      check({
        topology,
        index,
        report(span, message, more = {}) {
          const key = `${code} ${span.uri} ${span.start} ${span.end} ${message}`;
          if (!problems.has(key)) problems.set(key, { code, severity, message, span, ...more });
        },
      });
    } catch (error) {
      const span = { uri: topology.root, start: 0, end: 0 };
      problems.set(`${code} defect`, {
        code,
        severity: 'warning',
        span,
        message: `The check "${code}" failed: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }
  return [...problems.values()];
}
