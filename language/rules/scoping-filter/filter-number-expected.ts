import { filterOperators } from '../../data/operators.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterNumberExpected = rule({
  code: 'filter-number-expected',
  severity: 'error',
  why: 'This operator compares whole numbers. With a text it cannot be saved or lets nobody in.',
  source: 'define-conditional-rules-for-provisioning-user-accounts',
  check({ topology, report }) {
    for (const { operator, span, value } of filterClauses(topology)) {
      const types = filterOperators.find(({ name }) => name === operator)?.types ?? [];
      if (types.length === 1 && types[0] === 'Integer' && value !== undefined && !/^-?\d+$/.test(value)) report(span, 'A whole number is expected.');
    }
  },
});
