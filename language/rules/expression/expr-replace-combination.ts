import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

const oldValue = 1;
const pattern = 2;
const group = 3;
const value = 4;
const attribute = 5;
const template = 6;

/** Which places, besides the source, may be filled together. */
const combinations = [
  [oldValue, value],
  [oldValue, template],
  [pattern, value],
  [pattern, group, value],
  [pattern, group, attribute],
].map(places => places.join());

export const exprReplaceCombination = rule({
  code: 'expr-replace-combination',
  severity: 'error',
  why: 'Replace works in five documented combinations of its values, such as old text with new text, or a pattern with its group and replacement. Any other set is refused or replaces nothing.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Replace')) {
      const filled = node.places.flatMap((place, i) => (place && i > 0 ? [i] : [])).join();
      if (node.places.length <= 7 && !combinations.includes(filled)) report(node.span, 'This combination of Replace arguments has no meaning.');
    }
  },
});
