import { calls } from '../facts/expressions.ts';
import { rule } from '../rule.ts';

export const exprSelectUniqueValue = rule({
  code: 'expr-select-unique-value',
  severity: 'error',
  why: 'Only three inbound connectors support SelectUniqueValue, and cross-tenant synchronization is none of them. The mapping is refused.',
  source: 'functions-for-customizing-application-data',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'SelectUniqueValue')) report(node.span, 'SelectUniqueValue does not work for cross-tenant synchronization.');
  },
});
