import { after } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprReplacePlaces = rule({
  code: 'expr-replace-places',
  severity: 'warning',
  why: 'Every documented example of Replace writes all seven places, with a comma for each empty one. Whether the last ones may be dropped is not said.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Replace')) {
      const missing = 7 - node.places.length;
      if (missing <= 0 || node.places.length < 2) continue;
      report(node.span, `Replace has seven places, found ${node.places.length}; empty ones keep their comma.`, {
        fixes: [{ title: 'Add the empty places', edits: [after({ ...node.span, end: node.span.end - 1 }, ', '.repeat(missing))] }],
      });
    }
  },
});
