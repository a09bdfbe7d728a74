import { expressionNodes } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprComparisonOutsideCondition = rule({
  code: 'expr-comparison-outside-condition',
  severity: 'error',
  why: 'Comparisons are documented as the condition of IIF and inside CBool, nowhere else. The engine does not say what they yield in other places.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node, parent, place } of expressionNodes(topology)) {
      if (node.type !== 'comparison') continue;
      const fits = parent?.type === 'call' && place === 0 && (parent.name === 'IIF' || parent.name === 'CBool');
      if (!fits) report(node.span, 'A comparison is allowed only as condition of IIF or inside CBool.');
    }
  },
});
