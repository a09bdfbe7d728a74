import type { Span } from '../model/source.ts';
import { type StructureCode, structureCodes } from '../problems/codes.ts';
import type { Problem } from '../problems/problem.ts';

/** Collects problems; what is said again for another tenant of a set is said once. */
export class ProblemLog {
  private readonly seen = new Map<string, Problem>();

  /** How often something was reported, repetitions included. */
  reported = 0;

  report(code: StructureCode, span: Span, message: string, more: Pick<Problem, 'fixes' | 'related'> = {}): void {
    this.add({ code, severity: structureCodes[code].severity, message, span, ...more });
  }

  add(problem: Problem): void {
    this.reported++;
    const key = `${problem.code} ${problem.span.uri} ${problem.span.start} ${problem.span.end} ${problem.message}`;
    if (!this.seen.has(key)) this.seen.set(key, problem);
  }

  get problems(): readonly Problem[] {
    return [...this.seen.values()];
  }
}
