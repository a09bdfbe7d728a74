import type { FilterClause, ScopingFilter } from '../../model/values.ts';
import { isFailed, isUnknown, isValue, type Outcome, outcomeOf, type Unknown, unknown, type Value } from './outcome.ts';
import { isList, textOf } from './places.ts';
import { regularExpression } from './regular-expression.ts';
import { attributeOf, type UserValues } from './user.ts';

/** Whether somebody passes; `Unknown` with the reason where only the service can tell. */
export type Verdict = boolean | Unknown;

/** Clauses are ANDed, groups ORed; case-sensitive; false on an empty value but for `IS NULL`. Never throws. */
export const evaluateFilter = ({ groups }: ScopingFilter, user: UserValues): Verdict =>
  anyOf(groups.map(({ clauses }) => allOf(clauses.map(clause => evaluateClause(clause, user)))));

function evaluateClause(clause: FilterClause, user: UserValues): Verdict {
  return verdictOf(() => holds(clause, attributeOf(user, clause.attribute)));
}

/** One false part decides, whatever is not known about the others. */
export const allOf = (parts: readonly Verdict[]): Verdict => (parts.includes(false) ? false : (parts.find(part => part !== true) ?? true));
/** One true part decides. */
export const anyOf = (parts: readonly Verdict[]): Verdict => (parts.includes(true) ? true : (parts.find(part => part !== false) ?? false));
export const notOf = (part: Verdict): Verdict => (typeof part === 'boolean' ? !part : part);

export function verdictOf(evaluate: () => boolean): Verdict {
  const outcome = outcomeOf(evaluate);
  return typeof outcome === 'boolean' ? outcome : 'failed' in outcome ? { unknown: outcome.failed } : outcome;
}

/** The value of an attribute that may itself be unknown. */
export function settled(outcome: Outcome): Value {
  if (isUnknown(outcome)) unknown(outcome.unknown);
  if (isFailed(outcome)) unknown(outcome.failed);
  return isValue(outcome) ? outcome : null;
}

function holds({ operator, value: operand = '' }: FilterClause, outcome: Outcome): boolean {
  const value = settled(outcome);
  if (operator === 'IS NULL') return value === null || value === '';
  if (value === null || value === '') return false;
  if (operator === 'IS NOT NULL') return true;
  if (isList(value)) unknown('several values cannot be filtered on');
  const text = textOf(value);
  switch (operator) {
    case 'IS TRUE':
      return text === 'True';
    case 'IS FALSE':
      return text === 'False';
    case 'EQUALS':
      return text === operand;
    case 'NOT EQUALS':
      return text !== operand;
    case 'REGEX MATCH':
      return matches(operand, text);
    case 'NOT REGEX MATCH':
      return !matches(operand, text);
    case 'ENDS_WITH': {
      const sensitive = text.endsWith(operand);
      return sensitive === text.toLowerCase().endsWith(operand.toLowerCase()) ? sensitive : unknown('whether letter case counts is not documented');
    }
    case 'Includes':
      return text.includes(operand);
    case 'Greater_Than':
      return whole(text) > whole(operand);
    case 'Greater_Than_OR_EQUALS':
      return whole(text) >= whole(operand);
    case '&':
      return (BigInt(whole(text)) & BigInt(whole(operand))) === BigInt(whole(operand));
    case '!&':
      return (BigInt(whole(text)) & BigInt(whole(operand))) !== BigInt(whole(operand));
    default:
      return unknown(`the operator ${operator} is left to the service`);
  }
}

/** Whether a pattern has to cover the whole value is not stated. */
function matches(pattern: string, text: string): boolean {
  const part = regularExpression(pattern, '', text).test(text);
  const all = regularExpression(`^(?:${pattern})$`, '', text).test(text);
  return part === all ? all : unknown('whether a pattern has to match the whole value is not documented');
}

const whole = (text: string): number => (/^-?\d+$/.test(text) ? Number(text) : unknown('a whole number is expected'));
