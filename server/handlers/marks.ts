import type { Mark, Marks } from '../../language/diagram/index.ts';
import type { Project, Span } from '../../language/index.ts';

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

const within = (inner: Span, outer: Span): boolean => inner.uri === outer.uri && inner.start >= outer.start && inner.end <= outer.end;
