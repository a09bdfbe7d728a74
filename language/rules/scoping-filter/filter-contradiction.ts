import type { FilterClause } from '../../model/values.ts';
import type { Fix } from '../../problems/problem.ts';
import { replace } from '../facts/edits.ts';
import { quotedText } from '../facts/expression-text.ts';
import { rule } from '../rule.ts';

export const filterContradiction = rule({
  code: 'filter-contradiction',
  severity: 'warning',
  why: 'All clauses of one filter must hold at once, and these never do. Nobody is in scope, and users who were are deleted in the target.',
  check({ topology, report }) {
    for (const { filter } of topology.links) {
      for (const { clauses } of filter?.groups ?? []) {
        const earlier = new Map<string, FilterClause[]>();
        for (const second of clauses) {
          const same = earlier.get(second.attribute.name) ?? [];
          const first = same.find(one => excludes(one, second));
          if (first)
            report(second.span, 'This filter never lets anyone in.', {
              related: [{ span: first.span, message: 'the other condition' }],
              fixes: separations(clauses, first, second),
            });
          same.push(second);
          earlier.set(second.attribute.name, same);
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

/** Pairs of which one always holds: as alternatives they would let everybody in. */
const opposites: readonly (readonly [string, string])[] = [
  ['IS NULL', 'IS NOT NULL'],
  ['IS TRUE', 'IS FALSE'],
  ['EQUALS', 'NOT EQUALS'],
];

function separations(clauses: readonly FilterClause[], first: FilterClause, second: FilterClause): readonly Fix[] {
  const whole = { ...first.span, start: clauses[0]?.span.start ?? first.span.start, end: clauses.at(-1)?.span.end ?? second.span.end };
  const without = (left: FilterClause) =>
    clauses
      .filter(clause => clause !== left)
      .map(clauseText)
      .join(' AND ');
  const areOpposite = opposites.some(pair => pair.every(operator => operator === first.operator || operator === second.operator));
  return [
    ...(areOpposite ? [] : [{ title: 'Split into two filters (OR)', edits: [replace(whole, `${without(second)} OR ${without(first)}`)] }]),
    ...[first, second].map(clause => ({ title: `Remove ${clauseText(clause)}`, edits: [replace(whole, without(clause))] })),
  ];
}

const clauseText = ({ attribute, operator, value }: FilterClause): string =>
  `${attribute.name} ${operator}${value === undefined ? '' : ` ${quotedText(value)}`}`;
