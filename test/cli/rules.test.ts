import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../cli/exit-codes.ts';
import { run } from './run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tenantry-rules-'));
  const tenant = (name: string, digit: number) => `tenant ${name} "${name}" {\n  id: "00000000-0000-0000-0000-00000000000${digit}"\n}\n`;
  writeFileSync(path.join(folder, 'all.tenantry'), `${tenant('a', 1)}${tenant('b', 2)}sync a -> b {\n  scope: all\n  notify: "x@a.com"\n}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

const check = async (...args: string[]) => {
  const { out, err, exitCode } = await run(['check', folder, '--json', ...args]);
  const problems: { code: string; severity: string }[] = out ? JSON.parse(out).problems : [];
  return { severity: problems.find(({ code }) => code === 'sync-all-scope')?.severity, err, exitCode };
};

test('--rule gives a code another severity, and with it the check another end', async () => {
  expect(await check()).toMatchObject({ severity: 'warning', exitCode: exitCodes.ok });
  expect(await check('--rule', 'sync-all-scope=error')).toMatchObject({ severity: 'error', exitCode: exitCodes.problems });
  expect(await check('--rule', 'import-twice=error', '--rule', 'sync-all-scope=off')).toMatchObject({ severity: undefined, exitCode: exitCodes.ok });
});

test('a rule that cannot be meant is an error of usage', async () => {
  for (const rule of ['nonsense=off', 'sync-all-scope=fatal', 'sync-all-scope', 'syntax=off']) {
    const { err, exitCode } = await check('--rule', rule);
    expect(exitCode, rule).toBe(exitCodes.usage);
    expect(err).toContain('--rule: ');
  }
});
