import { expect, test } from 'vitest';
import { filterOperators } from '../../../language/data/operators.ts';
import { passes } from './evaluate.ts';

const user = { department: 'Security', accountEnabled: true, employeeId: '12', city: '' };

test.each([
  ['department EQUALS "Security"', true],
  ['department EQUALS "security"', false],
  ['department NOT EQUALS "Sales"', true],
  ['department NOT EQUALS "Security"', false],
  ['accountEnabled IS TRUE', true],
  ['accountEnabled IS FALSE', false],
  ['department IS NULL', false],
  ['department IS NOT NULL', true],
  ['department REGEX MATCH "Sec.*"', true],
  ['department REGEX MATCH "sec.*"', false],
  ['department REGEX MATCH "cur"', 'unknown: whether a pattern has to match the whole value is not documented'],
  ['department NOT REGEX MATCH "Sales"', true],
  ['department ENDS_WITH "rity"', true],
  ['department ENDS_WITH "RITY"', 'unknown: whether letter case counts is not documented'],
  ['department Includes "cur"', true],
  ['department Includes "CUR"', false],
  ['employeeId Greater_Than "11"', true],
  ['employeeId Greater_Than "12"', false],
  ['employeeId Greater_Than_OR_EQUALS "12"', true],
  ['employeeId & "4"', true],
  ['employeeId & "3"', false],
  ['employeeId !& "3"', true],
])('%s: %s', async (filter, result) => {
  expect(await passes(filter, user)).toBe(result);
});

test('an empty value fails every operator but IS NULL', async () => {
  for (const { name, unary } of filterOperators) {
    const operand = unary ? '' : ' "1"';
    for (const attribute of ['manager', 'city']) expect([name, await passes(`${attribute} ${name}${operand}`, user)]).toEqual([name, name === 'IS NULL']);
  }
});

test('clauses are ANDed, groups ORed', async () => {
  expect(await passes('department EQUALS "Sales" AND accountEnabled IS TRUE OR employeeId EQUALS "12"', user)).toBe(true);
  expect(await passes('department EQUALS "Security" AND accountEnabled IS FALSE', user)).toBe(false);
});

test('what is not known decides only where nothing else does', async () => {
  const open = 'department REGEX MATCH "cur"';
  expect(await passes(`${open} AND employeeId EQUALS "1"`, user)).toBe(false);
  expect(await passes(`${open} OR employeeId EQUALS "12"`, user)).toBe(true);
  expect(await passes(`${open} AND employeeId EQUALS "12"`, user)).toMatch('unknown: ');
});
