import { replace } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprMidStart = rule({
  code: 'expr-mid-start',
  severity: 'error',
  why: 'The first character of a text has the number 1. A smaller start is outside of the text.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Mid')) {
      const start = node.places[1];
      if (start?.type === 'number' && Number(start.text) < 1)
        report(start.span, 'Mid counts from 1.', { fixes: [{ title: 'Use 1', edits: [replace(start.span, '1')] }] });
    }
  },
});
