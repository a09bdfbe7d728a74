import { filterOperators } from '../../data/operators.ts';
import { after, replace } from '../facts/edits.ts';
import { rule } from '../rule.ts';
import { filterClauses } from './clauses.ts';

export const filterOperand = rule({
  code: 'filter-operand',
  severity: 'error',
  why: 'Operators such as IS NULL stand alone, all others compare with a value. The filter cannot be saved otherwise.',
  source: 'synchronization-filteroperatorschema, define-conditional-rules-for-provisioning-user-accounts',
  check({ topology, report }) {
    for (const { operator, operatorSpan, span, value } of filterClauses(topology)) {
      const unary = filterOperators.find(({ name }) => name === operator)?.unary;
      if (unary === undefined || unary === (value === undefined)) continue;
      report(span, `"${operator}" ${unary ? 'does not take' : 'takes'} a value.`, {
        fixes: unary
          ? [{ title: 'Remove the value', edits: [replace({ ...span, start: operatorSpan.end }, '')] }]
          : [{ title: 'Add a value', edits: [after(operatorSpan, ' ""')] }],
      });
    }
  },
});
