import type { TopologyIndex } from '../model/query.ts';
import type { Span } from '../model/source.ts';
import type { Topology } from '../model/topology.ts';
import type { Fix, Problem, Severity } from '../problems/problem.ts';

/** A check of meaning over a whole topology. One file per rule; `language/rules/index.ts` lists them. */
export interface Rule {
  /** Stable, from the validation catalogue where it has the rule. */
  readonly code: string;
  /** Rules that rest on a judgement, not on a documented fact, are warnings at most. */
  readonly severity: Severity;
  /** Why it matters, for the help page and the hover of the code. */
  readonly why: string;
  /** The page of Microsoft's documentation it rests on; absent for a judgement. */
  readonly source?: string;
  check(cx: RuleContext): void;
}

export interface RuleContext {
  readonly topology: Topology;
  readonly index: TopologyIndex;
  report(span: Span, message: string, more?: { readonly related?: Problem['related']; readonly fixes?: readonly Fix[] }): void;
}

export const rule = (definition: Rule): Rule => definition;
