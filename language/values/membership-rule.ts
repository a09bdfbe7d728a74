import { ruleOperators } from '../data/operators.ts';
import type { Phrase } from '../generated/ast.ts';
import { isBrackets, isNumeral, isParens, isSign, isText, isWord } from '../generated/ast.ts';
import type { Span } from '../model/source.ts';
import type { MembershipRule, RuleNode, RuleValue } from '../model/values.ts';
import { Cursor } from './cursor.ts';
import { attributeName } from './expression.ts';
import { placesOf } from './places.ts';
import { type PropertyType, words } from './property-type.ts';
import { single } from './scalars.ts';
import { unknownOperator } from './unknown-operator.ts';

/** Operators may be written without their hyphen, and in any letter case. */
const operatorNames = new Map(
  [...ruleOperators.map(operator => operator.name), '-and', '-or', '-not', '-any', '-all'].flatMap(name => [
    [name.toLowerCase(), name] as const,
    [name.slice(1).toLowerCase(), name] as const,
  ]),
);

/** What people write who know other languages. */
const signs: { readonly [sign: string]: string } = { '=': '-eq', '<>': '-ne', '<=': '-le', '>=': '-ge' };

/** Dynamic membership rules; precedence from tight to loose: comparison, -not, -and, -or. */
export const membershipRule: PropertyType<MembershipRule> = {
  name: 'membership rule',
  form: 'a rule such as user.department -eq "Security" -and user.userType -eq "Member"',
  read: (value, cx) =>
    single(value, cx, 'rule', cursor => {
      const root = readJoined(cursor, 'or');
      return root ? { root, span: cx.span(cursor.phrase) } : undefined;
    }),
  expect({ before }) {
    const last = before[before.length - 1];
    const operator = last && operatorNames.get(last.toLowerCase());
    if (last === undefined || operator === '-and' || operator === '-or' || operator === '-not') return [{ type: 'attributes', of: 'rule' }];
    if (last.startsWith('user.'))
      return [
        words(
          ...ruleOperators.map(({ name, meaning }) => ({
            word: name,
            detail: meaning,
            snippet: /n$/i.test(name) && name !== '-match' && /-(in|notIn)$/.test(name) ? `${name} ["$0"]` : `${name} "$0"`,
          })),
        ),
      ];
    if (operator) return [words({ word: '""', snippet: '"$0"' }, 'true', 'false', 'null')];
    return [words('-and', '-or')];
  },
};

function operatorAt(cursor: Cursor): string | undefined {
  const term = cursor.peek();
  if (isSign(term)) return operatorNames.get(term.value.toLowerCase());
  return isWord(term) && term.path ? operatorNames.get(term.path.toLowerCase()) : undefined;
}

function readJoined(cursor: Cursor, type: 'or' | 'and'): RuleNode | undefined {
  const read = type === 'or' ? () => readJoined(cursor, 'and') : () => readNot(cursor);
  const first = read();
  if (!first) return undefined;
  const parts = [first];
  while (operatorAt(cursor) === `-${type}`) {
    cursor.next();
    const part = read();
    if (!part) break;
    parts.push(part);
  }
  return parts.length === 1 ? first : { type, parts, span: { ...first.span, end: parts[parts.length - 1]?.span.end ?? first.span.end } };
}

function readNot(cursor: Cursor): RuleNode | undefined {
  if (operatorAt(cursor) !== '-not') return readPrimary(cursor);
  const start = cursor.here;
  cursor.next();
  const part = readNot(cursor);
  return part && { type: 'not', part, span: cursor.since(start) };
}

function readPrimary(cursor: Cursor): RuleNode | undefined {
  const parens = cursor.parens();
  if (parens) {
    // The parentheses belong to the span: so it shows where they were written.
    const span = cursor.cx.span(parens);
    const inner = readInner(placesOf(parens), cursor, span);
    return inner && { ...inner, span };
  }
  const start = cursor.here;
  const word = cursor.word();
  if (!word) return cursor.fail('a property such as user.department');
  if (word.text === 'Direct' && cursor.take('Reports', 'for')) {
    cursor.text();
    cursor.cx.report('rule-direct-reports', cursor.since(start), 'This rule form cannot be combined and is not listed for assignment policies.');
    return undefined;
  }
  const [subject = '', ...rest] = word.text.split('.');
  const name = rest.join('.');
  if (subject !== '_' && !name) {
    cursor.cx.report('bad-value', word.span, `Expected a property such as user.department, found "${word.text}".`, [
      { title: `Change to "user.${word.text}"`, edits: [{ span: word.span, text: `user.${word.text}` }] },
    ]);
  }
  const nameSpan: Span = { ...word.span, start: word.span.end - name.length };
  const property = name ? attributeName(name, nameSpan, cursor.cx, cursor.cx.tenant) : undefined;
  const operatorSpan = cursor.here;
  const operator = operatorAt(cursor);
  const sign = cursor.peek();
  if (!operator && isSign(sign)) {
    cursor.next();
    cursor.next();
    unknownOperator(cursor.cx, 'rule-operator-unknown', { text: sign.value, span: operatorSpan }, signs[sign.value]);
    return undefined;
  }
  if (!operator || operator === '-and' || operator === '-or' || operator === '-not') return cursor.fail('an operator such as -eq');
  cursor.next();
  if (operator === '-any' || operator === '-all') {
    const inner = cursor.parens();
    const part = inner ? readInner(placesOf(inner), cursor, cursor.cx.span(inner)) : cursor.fail('an expression in parentheses');
    return part && property ? { type: 'collection', property, operator, part, span: cursor.since(start) } : undefined;
  }
  const value = readValue(cursor);
  return value && { type: 'comparison', subject, ...(property ? { property } : {}), operator, operatorSpan, value, span: cursor.since(start) };
}

function readInner(phrases: readonly (Phrase | undefined)[], outer: Cursor, span: Span): RuleNode | undefined {
  const [phrase, second] = phrases;
  if (!phrase || second) {
    outer.cx.report('bad-value', span, 'Expected one expression in parentheses.');
    return undefined;
  }
  const cursor = new Cursor(phrase, outer.cx);
  const node = readJoined(cursor, 'or');
  if (node) cursor.end('")"');
  return node;
}

function readValue(cursor: Cursor): RuleValue | undefined {
  const { cx } = cursor;
  const term = cursor.peek();
  if (isText(term)) {
    cursor.next();
    return { type: 'text', value: term.value ?? '', span: cx.span(term) };
  }
  if (isBrackets(term)) {
    cursor.next();
    const values = term.phrases.flatMap(phrase => {
      const item = phrase.terms[0];
      if (phrase.terms.length === 1 && isText(item)) return [{ value: item.value ?? '', span: cx.span(item) }];
      cx.report('bad-value', cx.span(phrase), 'Expected texts in double quotes, separated by commas.');
      return [];
    });
    return { type: 'list', values, span: cx.span(term) };
  }
  if (isNumeral(term) || (isWord(term) && ['true', 'false', 'null'].includes(term.path?.toLowerCase()))) {
    cursor.next();
    return { type: 'bare', text: isWord(term) ? term.path.toLowerCase() : (term as { value: string }).value, span: cx.span(term) };
  }
  if (isWord(term) && term.path === 'system.now') return readNow(cursor);
  if (isParens(term)) return cursor.fail('a text in double quotes');
  if (isWord(term)) {
    const span = cx.span(term);
    cursor.next();
    cx.report('rule-unquoted-string', span, 'Put the text in double quotes.', [{ title: 'Quote', edits: [{ span, text: `"${cx.source(term)}"` }] }]);
    return { type: 'text', value: term.path ?? '', span };
  }
  return cursor.fail('a text in double quotes, true, false or null');
}

function readNow(cursor: Cursor): RuleValue {
  const start = cursor.here;
  cursor.next();
  const sign = cursor.peek();
  if (!isSign(sign) || !['-plus', '-minus'].includes(sign.value)) return { type: 'bare', text: 'system.now', span: start };
  cursor.next();
  const duration = cursor.word();
  return { type: 'bare', text: `system.now ${sign.value} ${duration?.text ?? ''}`.trim(), span: cursor.since(start) };
}
