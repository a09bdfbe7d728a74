import { unknown, type Value } from './outcome.ts';
import { textOf } from './places.ts';

/** `=`, `<>`, `<`, `<=`, `>`, `>=` of two values that are there. */
export function compare(operator: string, left: Value, right: Value): boolean {
  const order = orderOf(left, right);
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

function orderOf(left: Value, right: Value): number {
  if (left instanceof Date && right instanceof Date) return left.getTime() - right.getTime();
  const [a, b] = [textOf(left), textOf(right)];
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
  if (a !== b && a.toLowerCase() === b.toLowerCase() && typeof left !== 'boolean' && typeof right !== 'boolean')
    unknown('whether letter case counts in a comparison is not documented');
  if (typeof left === 'boolean' || typeof right === 'boolean') return order(a.toLowerCase(), b.toLowerCase());
  return order(a, b);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);
