import { expect, test } from 'vitest';
import { fits } from './evaluate.ts';

const user = {
  department: 'Security',
  accountEnabled: true,
  jobTitle: 'Internal Auditor',
  mailNickname: 'ana',
  proxyAddresses: ['SMTP:ana@contoso.com', 'smtp:ana@example.com'],
};

test.each([
  ['user.department -eq "security"', true],
  ['user.department -ne "Security"', false],
  ['user.department -startsWith "SEC"', true],
  ['user.department -notStartsWith "SEC"', false],
  ['user.department -endsWith "RITY"', true],
  ['user.department -contains "cur"', true],
  ['user.department -notContains "cur"', false],
  ['user.department -match "cur"', true],
  ['user.department -match "^cur$"', false],
  ['user.department -notMatch "^S"', false],
  ['user.department -in ["Sales", "security"]', true],
  ['user.department -notIn ["Sales"]', true],
  ['user.accountEnabled -eq true', true],
  ['user.mailNickName -eq "ana"', true],
  ['user.proxyAddresses -any (_ -endsWith "@contoso.com")', true],
  ['user.proxyAddresses -all (_ -endsWith "@contoso.com")', false],
  ['user.employeeHireDate -le system.now', false],
  ['device.model -eq "x"', 'unknown: "device" is left to the service'],
  ['user.department -match "(a+)+"', 'unknown: the regular expression could take too long to be tried here'],
])('%s: %s', async (rule, result) => {
  expect(await fits(rule, user)).toBe(result);
});

test('an empty value equals null alone, and fulfils what is negated', async () => {
  for (const rule of ['-eq null', '-ne "x"', '-notContains "x"', '-notIn ["x"]', '-notMatch "x"'])
    expect([rule, await fits(`user.city ${rule}`)]).toEqual([rule, true]);
  for (const rule of ['-ne null', '-eq "x"', '-contains "x"', '-in ["x"]', '-match "x"', '-startsWith "x"'])
    expect([rule, await fits(`user.city ${rule}`)]).toEqual([rule, false]);
});

test('precedence from tight to loose: comparison, -not, -and, -or', async () => {
  expect(await fits('user.department -eq "Security" -or user.city -eq "x" -and user.city -eq "y"', user)).toBe(true);
  expect(await fits('(user.department -eq "Security" -or user.city -eq "x") -and user.city -eq "y"', user)).toBe(false);
  expect(await fits('-not user.department -eq "Sales" -and user.accountEnabled -eq true', user)).toBe(true);
  expect(await fits('(user.department -eq "Security") -and -not (user.jobTitle -startsWith "Intern")', user)).toBe(false);
});
