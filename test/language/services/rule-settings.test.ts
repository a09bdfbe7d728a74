import { expect, test } from 'vitest';
import { readRuleSettings, structureCodes } from '../../../language/index.ts';

test('settings are severities by code', () => {
  const { settings, errors } = readRuleSettings({ 'sync-all-scope': 'hint', 'import-twice': 'off' });
  expect(errors).toEqual([]);
  expect([...settings]).toEqual([
    ['sync-all-scope', 'hint'],
    ['import-twice', 'off'],
  ]);
});

test.each([
  [{ 'sync-all-scop': 'off' }, '"sync-all-scop" is no problem whose severity can be changed.'],
  [{ 'sync-all-scope': 'fatal' }, 'The severity of "sync-all-scope" is one of error, warning, info, hint, off.'],
  [['sync-all-scope'], 'Severities are given by code: { "code": "warning" }.'],
  ['off', 'Severities are given by code: { "code": "warning" }.'],
])('%j is told, not taken', (value, message) => {
  const { settings, errors } = readRuleSettings(value);
  expect(settings.size).toBe(0);
  expect(errors).toEqual([message]);
});

test('nothing is no error', () => {
  for (const value of [undefined, null, {}]) expect(readRuleSettings(value)).toEqual({ settings: new Map(), errors: [] });
});

test('errors of structure cannot be lowered', () => {
  for (const [code, { severity }] of Object.entries(structureCodes)) {
    expect(readRuleSettings({ [code]: 'off' }).settings.has(code)).toBe(severity !== 'error');
  }
});
