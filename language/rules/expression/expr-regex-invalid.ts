import { calls } from '../facts/expressions.ts';
import { regularExpressionFault } from '../facts/regular-expression.ts';
import { rule } from '../rule.ts';

export const exprRegexInvalid = rule({
  code: 'expr-regex-invalid',
  severity: 'warning',
  why: 'Patterns are .NET regular expressions; check against that dialect, not the JavaScript one.',
  check({ topology, report }) {
    for (const { node } of calls(topology, 'Replace')) {
      const pattern = node.places[2];
      const fault = pattern?.type === 'constant' ? regularExpressionFault(pattern.value) : undefined;
      if (pattern && fault) report(pattern.span, `The pattern is not a valid regular expression: ${fault}.`);
    }
  },
});
