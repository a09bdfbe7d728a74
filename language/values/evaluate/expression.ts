import { expressionFunctions } from '../../data/functions.ts';
import type { Expression } from '../../model/values.ts';
import { compare } from './compare.ts';
import { functions } from './functions/index.ts';
import { fail, isValue, type Outcome, outcomeOf, unknown, type Value } from './outcome.ts';
import type { Places } from './places.ts';
import { attributeOf, type UserValues } from './user.ts';

/**
 * The value of a provisioning expression for one user, by the reference page of the functions. Where the page is silent, or
 * only the service can know, the outcome is `Unknown` with the reason; where the service would fail, `Failed`. Never throws.
 */
export const evaluateExpression = (expression: Expression, user: UserValues): Outcome => outcomeOf(() => evaluate(expression, user));

const known = new Map(expressionFunctions.map(entry => [entry.name, entry]));

function evaluate(expression: Expression, user: UserValues): Value {
  switch (expression.type) {
    case 'attribute': {
      const outcome = attributeOf(user, expression.attribute);
      return isValue(outcome) ? outcome : 'unknown' in outcome ? unknown(outcome.unknown) : fail(outcome.failed);
    }
    case 'constant':
      return expression.value;
    case 'number':
      return expression.text.startsWith('&H') ? Number.parseInt(expression.text.slice(2), 16) : Number(expression.text);
    case 'comparison':
      return compareParts(expression, user);
    case 'call':
      return call(expression, user);
    default:
      return fail(`"${expression.word}" is no value`);
  }
}

/** A comparison with an empty value fails: the page names no way to test for one. */
function compareParts({ operator, left, right }: Extract<Expression, { type: 'comparison' }>, user: UserValues): boolean {
  const values = [evaluate(left, user), evaluate(right, user)] as const;
  if (values.some(value => value === null || value === '')) fail('a comparison fails on an empty value');
  return compare(operator, ...values);
}

function call({ name, places }: Extract<Expression, { type: 'call' }>, user: UserValues): Value {
  const entry = known.get(name);
  const run = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!entry || !run) return fail(`there is no function ${name}`);
  if (places.length < entry.min || places.length > (entry.max ?? places.length)) fail(`${name} does not take ${places.length} places`);
  // Functions look at a place more than once; evaluating it again each time would double the work with every nesting.
  const values = new Map<number, Value>();
  const here: Places = {
    count: places.length,
    at: place => {
      const written = places[place];
      if (!written) return undefined;
      if (!values.has(place)) values.set(place, evaluate(written, user));
      return values.get(place);
    },
    word: place => {
      const written = places[place];
      return written?.type === 'word' ? written.word : undefined;
    },
  };
  return run(here);
}
