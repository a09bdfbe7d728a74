import { regularExpressionFault } from '../facts/regular-expression.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterRegexInvalid = rule({
  code: 'filter-regex-invalid',
  severity: 'warning',
  why: 'A pattern that cannot be read is refused or matches nobody, and then every user falls out of scope and is deleted in the target.',
  check({ topology, report }) {
    for (const { operator, span, value } of filterClauses(topology)) {
      const fault = value !== undefined && operator.endsWith('REGEX MATCH') ? regularExpressionFault(value) : undefined;
      if (fault) report(span, `Not a valid regular expression: ${fault}.`);
    }
  },
});
