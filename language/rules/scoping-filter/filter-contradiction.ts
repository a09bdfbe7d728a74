import type { FilterClause } from '../../model/values.ts';
import { rule } from '../rule.ts';

export const filterContradiction = rule({
  code: 'filter-contradiction',
  severity: 'warning',
  why: 'Clauses of one filter are joined by AND.',
  check({ topology, report }) {
    for (const { filter } of topology.links) {
      for (const { clauses } of filter?.groups ?? []) {
        for (const [i, second] of clauses.entries()) {
          const first = clauses.slice(0, i).find(earlier => earlier.attribute.name === second.attribute.name && excludes(earlier, second));
          if (first) report(second.span, 'This filter never lets anyone in.', { related: [{ span: first.span, message: 'the other condition' }] });
        }
      }
    }
  },
});

/** Conditions on one attribute that cannot both hold. */
function excludes(a: FilterClause, b: FilterClause): boolean {
  const is = (x: FilterClause, y: FilterClause) => {
    if (x.operator === 'IS NULL') return y.operator !== 'IS NULL';
    if (x.operator === 'IS TRUE') return y.operator === 'IS FALSE';
    if (x.operator !== 'EQUALS' || x.value === undefined || y.value === undefined) return false;
    if (y.operator === 'EQUALS') return x.value !== y.value;
    if (y.operator === 'NOT EQUALS') return x.value === y.value;
    return y.operator === 'ENDS_WITH' && !x.value.endsWith(y.value);
  };
  return is(a, b) || is(b, a);
}
