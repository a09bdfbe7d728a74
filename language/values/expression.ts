import type { Parens } from '../generated/ast.ts';
import { isBrackets, isNumeral, isParens, isSign, isText, isWord } from '../generated/ast.ts';
import type { Span } from '../model/source.ts';
import type { AttributeName, Expression } from '../model/values.ts';
import { Cursor, type Term } from './cursor.ts';
import { placesOf } from './places.ts';
import type { ReadContext } from './read-context.ts';

const comparisons = new Set(['=', '<>', '<', '<=', '>', '>=']);

/**
 * Entra's provisioning expressions, as they are: `[attribute]`, `"constant"`, `Function(place, , place)`. Comparisons
 * may stand where a condition may. Which functions exist and how many places they take is for the rules.
 */
export function readExpression(cursor: Cursor): Expression | undefined {
  const expression = readComparison(cursor);
  if (expression) rejectOperators(cursor);
  return expression;
}

/** What people know from other languages and this one has not. The operands behind it are passed over. */
function rejectOperators(cursor: Cursor): void {
  for (let term = cursor.peek(); term; term = cursor.peek()) {
    const word = cursor.peekWord();
    if (word !== undefined && /^(and|or)$/i.test(word)) cursor.cx.report('expr-iif-logical', cursor.here, 'Nest IIF instead of AND/OR.');
    else if (isSign(term) && term.value === '&') cursor.cx.report('expr-operator-concat', cursor.here, 'Use Join or Append.');
    else return;
    cursor.next();
    readComparison(cursor);
  }
}

function readComparison(cursor: Cursor): Expression | undefined {
  const left = readOperand(cursor);
  const sign = cursor.peek();
  if (!left || !isSign(sign) || !comparisons.has(sign.value)) return left;
  cursor.next();
  const right = readOperand(cursor);
  if (!right) return left;
  return { type: 'comparison', operator: sign.value, left, right, span: { ...left.span, end: right.span.end } };
}

function readOperand(cursor: Cursor): Expression | undefined {
  const { cx } = cursor;
  const term = cursor.peek();
  if (isBrackets(term)) {
    cursor.next();
    return readAttribute(term.phrases[0]?.terms ?? [], cx.span(term), cx);
  }
  if (isText(term)) {
    cursor.next();
    return { type: 'constant', value: term.value ?? '', span: cx.span(term) };
  }
  if (isNumeral(term) || (isSign(term) && term.value.startsWith('&H'))) {
    cursor.next();
    return { type: 'number', text: term.value, span: cx.span(term) };
  }
  if (!isWord(term)) return cursor.fail('an attribute such as [department], a text or a function');
  cursor.next();
  const nameSpan = cx.span(term);
  const places = cursor.peek();
  if (!isParens(places)) return { type: 'word', word: term.path, span: nameSpan };
  cursor.next();
  return { type: 'call', name: term.path, nameSpan, places: readPlaces(places, cx), span: { ...nameSpan, end: cx.span(places).end } };
}

function readAttribute(terms: readonly Term[], span: Span, cx: ReadContext): Expression | undefined {
  const [term] = terms;
  if (terms.length !== 1 || !isWord(term)) {
    cx.report('bad-value', span, 'Expected the name of one attribute in brackets, such as [department].');
    return undefined;
  }
  return { type: 'attribute', attribute: attributeName(term.path, cx.span(term), cx), span };
}

function readPlaces(parens: Parens, cx: ReadContext): (Expression | undefined)[] {
  return placesOf(parens).map(phrase => {
    if (!phrase) return undefined;
    const cursor = new Cursor(phrase, cx);
    const expression = readExpression(cursor);
    if (expression) cursor.end('a comma or ")"');
    return expression;
  });
}

/** An attribute by name; a name that is a declared directory extension is bound in `tenant` where that is known. */
export function attributeName(name: string, span: Span, cx: ReadContext, tenant?: string): AttributeName {
  const extension = cx.extension(name, span, tenant);
  return extension ? { name, extension, span } : { name, span };
}

/** Every attribute an expression reads. */
export function attributesIn(expression: Expression | undefined): readonly AttributeName[] {
  switch (expression?.type) {
    case 'attribute':
      return [expression.attribute];
    case 'call':
      return expression.places.flatMap(attributesIn);
    case 'comparison':
      return [...attributesIn(expression.left), ...attributesIn(expression.right)];
    default:
      return [];
  }
}

/** The same expression with each attribute replaced. */
export function mapAttributes(expression: Expression, change: (attribute: AttributeName) => AttributeName): Expression {
  switch (expression.type) {
    case 'attribute':
      return { ...expression, attribute: change(expression.attribute) };
    case 'call':
      return { ...expression, places: expression.places.map(place => place && mapAttributes(place, change)) };
    case 'comparison':
      return { ...expression, left: mapAttributes(expression.left, change), right: mapAttributes(expression.right, change) };
    default:
      return expression;
  }
}
