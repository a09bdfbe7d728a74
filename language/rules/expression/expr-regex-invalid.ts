import { calls } from '../facts/expressions.ts';
import { regularExpressionFault } from '../facts/regular-expression.ts';
import { rule } from '../rule.ts';

export const exprRegexInvalid = rule({
  code: 'expr-regex-invalid',
  severity: 'warning',
  why: 'The pattern cannot be read, so the mapping would fail for every user. It is checked as a .NET regular expression as far as that is possible here.',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Replace')) {
      const pattern = node.places[2];
      const fault = pattern?.type === 'constant' ? regularExpressionFault(pattern.value) : undefined;
      if (pattern && fault) report(pattern.span, `The pattern is not a valid regular expression: ${fault}.`);
    }
  },
});
