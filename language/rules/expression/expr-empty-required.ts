import { calls } from '../facts/expressions.ts';
import { functions } from '../facts/vocabulary.ts';
import { rule } from '../rule.ts';

export const exprEmptyRequired = rule({
  code: 'expr-empty-required',
  severity: 'error',
  why: 'Only optional places of a function may stay empty. The mapping is refused when a required one is.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology)) {
      const known = functions.get(node.name);
      if (!known) continue;
      for (const [i, place] of node.places.entries()) {
        const described = known.places[i] ?? known.places[known.places.length - 1];
        if (!place && described?.required) report(node.span, `Argument ${i + 1} of ${node.name} is required.`);
      }
    }
  },
});
