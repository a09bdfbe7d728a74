import { filterOperators } from '../data/operators.ts';
import type { Span } from '../model/source.ts';
import type { FilterClause, ScopingFilter } from '../model/values.ts';
import { nearest } from '../problems/nearest.ts';
import type { Cursor } from './cursor.ts';
import { attributeName } from './expression.ts';
import { type PropertyType, words } from './property-type.ts';
import { single } from './scalars.ts';
import { unknownOperator } from './unknown-operator.ts';

/** Longest first, so that `IS NOT NULL` is not read as `IS`. */
const operatorWords = filterOperators.map(operator => ({ operator, words: operator.name.split(' ') })).sort((a, b) => b.words.length - a.words.length);
/** What people write who know other languages. */
const signs: { readonly [sign: string]: string } = {
  '=': 'EQUALS',
  '<>': 'NOT EQUALS',
  '>': 'Greater_Than',
  '>=': 'Greater_Than_OR_EQUALS',
  '-eq': 'EQUALS',
  '-ne': 'NOT EQUALS',
};
const withWords = operatorWords.filter(({ operator }) => /^[A-Za-z]/.test(operator.name));

/** Scoping filters: clauses joined by AND, groups by OR; AND binds tighter. */
export const scopingFilter: PropertyType<ScopingFilter> = {
  name: 'scoping filter',
  form: 'clauses such as department EQUALS "Security" AND country IS NOT NULL, alternatives joined by OR',
  read: (value, cx) =>
    single(value, cx, 'filter', cursor => {
      const groups: { clauses: FilterClause[] }[] = [{ clauses: [] }];
      let joiner: Span | undefined;
      for (;;) {
        if (joiner && cursor.done) {
          cx.report('bad-value', joiner, 'Expected an attribute such as department after it.', [{ title: 'Remove it', edits: [{ span: joiner, text: '' }] }]);
          break;
        }
        const clause = readClause(cursor);
        if (!clause) break;
        joiner = cursor.here;
        groups[groups.length - 1]?.clauses.push(clause);
        if (cursor.take('AND')) continue;
        if (!cursor.take('OR')) break;
        groups.push({ clauses: [] });
      }
      const filled = groups.filter(group => group.clauses.length > 0);
      return filled.length > 0 ? { groups: filled, span: cx.span(cursor.phrase) } : undefined;
    }),
  expect({ before }) {
    const last = before[before.length - 1];
    if (last === undefined || last === 'AND' || last === 'OR') return [{ type: 'attributes', of: 'filter' }];
    const start = Math.max(before.lastIndexOf('AND'), before.lastIndexOf('OR')) + 1;
    const clause = before.slice(start);
    if (clause.length === 1)
      return [
        words(
          ...withWords.map(({ operator }) => ({
            word: operator.name,
            detail: operator.meaning,
            snippet: operator.unary ? operator.name : `${operator.name} "$0"`,
          })),
        ),
      ];
    return last.startsWith('"') || ['NULL', 'TRUE', 'FALSE'].includes(last) ? [words('AND', 'OR')] : [];
  },
};

function readClause(cursor: Cursor): FilterClause | undefined {
  const start = cursor.here;
  const name = cursor.word();
  if (!name) return cursor.fail('an attribute such as department');
  const attribute = attributeName(name.text, name.span, cursor.cx, cursor.cx.tenant);
  const operator = readOperator(cursor);
  if (!operator) return undefined;
  const value = cursor.text() ?? cursor.number();
  return {
    attribute,
    operator: operator.name,
    operatorSpan: operator.span,
    ...(value ? { value: value.text } : {}),
    span: cursor.since(start),
  };
}

function readOperator(cursor: Cursor): { name: string; span: FilterClause['operatorSpan'] } | undefined {
  const start = cursor.here;
  for (const { operator, words } of withWords) {
    if (words.every((word, i) => cursor.peekWord(i)?.toUpperCase() === word.toUpperCase())) {
      for (const _ of words) cursor.next();
      return { name: operator.name, span: cursor.since(start) };
    }
  }
  const sign = cursor.sign();
  if (sign) {
    if (filterOperators.some(({ name }) => name === sign.text)) return { name: sign.text, span: sign.span };
    unknownOperator(cursor.cx, 'filter-operator-unknown', sign, signs[sign.text]);
    cursor.text();
    return undefined;
  }
  const word = cursor.word();
  if (!word) return cursor.fail('an operator such as EQUALS');
  const taken = [word.text];
  // An unknown operator of two words: NOT LIKE "x".
  for (let more = cursor.peekWord(); more && /^[A-Z_]+$/.test(more) && more !== 'AND' && more !== 'OR'; more = cursor.peekWord()) {
    taken.push(more);
    cursor.next();
  }
  const span = cursor.since(start);
  if (/^is_?member_?of$/i.test(taken.join(''))) {
    cursor.cx.report('filter-ismemberof', span, 'IsMemberOf is not supported; assign the group instead.');
    cursor.text();
    return undefined;
  }
  const text = taken.join(' ');
  const names = withWords.map(({ operator }) => operator.name);
  unknownOperator(cursor.cx, 'filter-operator-unknown', { text, span }, nearest(text, names));
  cursor.text();
  return undefined;
}
