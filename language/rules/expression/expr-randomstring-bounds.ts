import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprRandomstringBounds = rule({
  code: 'expr-randomstring-bounds',
  severity: 'error',
  why: 'RandomString makes at most 256 characters and needs room for the least counts you ask for. Otherwise it fails for every user.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'RandomString')) {
      const numbers = node.places.slice(0, 5).map(place => (place?.type === 'number' ? Number(place.text) : Number.NaN));
      const [length = Number.NaN, ...minima] = numbers;
      const least = minima.reduce((sum, minimum) => sum + (Number.isNaN(minimum) ? 0 : minimum), 0);
      if (length > 256 || length < least) report(node.span, 'Length must be at most 256 and at least the sum of the minima.');
    }
  },
});
