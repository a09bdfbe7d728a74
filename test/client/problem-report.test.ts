import { expect, test } from 'vitest';
import { problemReport, settingLines } from '../../client/commands/problem-report-text.ts';

test('a report has a place for everything that SUPPORT.md asks for', () => {
  const text = problemReport(['Tenantry 1.2.3', 'Language server: stopped'], []);
  for (const part of [
    'What I did, what I expected, and what happened',
    '```tenantry',
    '```text',
    '- Tenantry 1.2.3\n',
    '- Language server: stopped\n',
    'None is changed.',
  ])
    expect(text).toContain(part);
});

test('settings are told with their values, an id only as being set', () => {
  expect(
    settingLines([
      ['tenantry.rules', { 'missing-redemption': 'off' }],
      ['tenantry.live.clientId', '3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01'],
    ]),
  ).toEqual(['`tenantry.rules`: `{"missing-redemption":"off"}`', '`tenantry.live.clientId`: set']);
});
