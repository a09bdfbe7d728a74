import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprSwitchReference = rule({
  code: 'expr-switch-reference',
  severity: 'error',
  why: 'Switch compares values; manager and other references are no values. The row would write nothing or be refused.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node, row } of calls(topology, 'Switch')) {
      const [source] = node.places;
      if (row.target.name === 'manager' || (source?.type === 'attribute' && source.attribute.name === 'manager'))
        report(node.span, 'Switch cannot be used for manager.');
    }
  },
});
