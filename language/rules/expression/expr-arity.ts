import { calls } from '../facts/expressions.ts';
import { functions } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprArity = rule({
  code: 'expr-arity',
  severity: 'error',
  why: 'Each function takes a fixed number of values or a least number of them. With another count the mapping is refused.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology)) {
      const known = functions.get(node.name);
      const found = node.places.length;
      if (!known || (found >= known.min && (known.max === null || found <= known.max))) continue;
      // Whether Replace may drop its last places is not documented, and Switch has a count rule of its own.
      if ((known.name === 'Replace' && found < known.min) || (known.name === 'Switch' && found % 2 === 1)) continue;
      report(node.span, `${node.name} takes ${expected(known.min, known.max)} arguments, found ${found}.`);
    }
  },
});

function expected(min: number, max: number | null): string {
  if (max === null) return `at least ${min}`;
  return min === max ? (min === 0 ? 'no' : String(min)) : `${min} to ${max}`;
}
