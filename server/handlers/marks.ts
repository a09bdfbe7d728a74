import type { Mark, Marks } from '../../language/diagram/index.ts';
import type { Project, Span } from '../../language/index.ts';
import type { PlanMark } from '../protocol.ts';

/** What is wrong with each thing in the picture: the problems inside its declaration, errors before warnings. */
export function problemMarks({ topology, problems }: Project): Marks {
  const marks = new Map<string, Mark>();
  const shown = problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
  for (const { key, declaration } of [...topology.tenants, ...topology.links, ...topology.resources]) {
    const own = shown.filter(({ span }) => within(span, declaration));
    const worst = own.find(({ severity }) => severity === 'error') ?? own[0];
    if (worst) marks.set(key, { kind: worst.severity === 'error' ? 'error' : 'warning', text: own.map(({ message }) => message).join('\n') });
  }
  return marks;
}

/** What a plan does comes before a warning, which is told behind it; nothing comes before an error. */
export function withPlan(problems: Marks, planned: readonly PlanMark[]): Marks {
  const marks = new Map(problems);
  for (const { key, kind, text, badge } of planned) {
    const problem = problems.get(key);
    if (problem?.kind === 'error') continue;
    marks.set(key, { kind, text: [text, problem?.text && `warning: ${problem.text}`].filter(Boolean).join('; ') || undefined, badge });
  }
  return marks;
}

const within = (inner: Span, outer: Span): boolean => inner.uri === outer.uri && inner.start >= outer.start && inner.end <= outer.end;
