import { regularExpressionFault } from '../facts/regular-expression.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterRegexInvalid = rule({
  code: 'filter-regex-invalid',
  severity: 'warning',
  why: 'A filter that cannot be read would be refused or match nobody.',
  check({ topology, report }) {
    for (const { operator, span, value } of filterClauses(topology)) {
      const fault = value !== undefined && operator.endsWith('REGEX MATCH') ? regularExpressionFault(value) : undefined;
      if (fault) report(span, `Not a valid regular expression: ${fault}.`);
    }
  },
});
