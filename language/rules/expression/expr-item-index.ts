import { replace } from '../facts/edits.ts';
import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprItemIndex = rule({
  code: 'expr-item-index',
  severity: 'error',
  why: 'The first value of a list has the index 1. The documentation says that 0 must not be used.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Item')) {
      const index = node.places[1];
      if (index?.type === 'number' && Number(index.text) < 1)
        report(index.span, 'Item counts from 1.', { fixes: [{ title: 'Use 1', edits: [replace(index.span, '1')] }] });
    }
  },
});
