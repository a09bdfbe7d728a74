import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
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
  for (const rule of ['nonsense=off', 'sync-all-scope=fatal', 'syntax=off']) {
    const { err, exitCode } = await check('--rule', rule);
    expect(exitCode, rule).toBe(exitCodes.usage);
    expect(err).toContain('--rule: ');
  }
  expect((await check('--rule', 'sync-all-scope')).err).toContain('write code=severity, such as sync-all-scope=off');
});

describe('the settings of the workspace', () => {
  const write = (text: string) => {
    mkdirSync(path.join(folder, '.vscode'), { recursive: true });
    writeFileSync(path.join(folder, '.vscode', 'settings.json'), text);
  };
  afterEach(() => rmSync(path.join(folder, '.vscode'), { recursive: true }));

  test('hold in a check, with comments and commas as the editor takes them', async () => {
    write('\uFEFF{\n  // For the pipeline.\n  "editor.title": "a // b, }",\n  "tenantry.rules": { "sync-all-scope": "error", /* no */ },\n}\n');
    expect(await check()).toMatchObject({ severity: 'error', exitCode: exitCodes.problems });
    write('{ "tenantry.rules": { "sync-all-scope": "off" } }');
    expect(await check()).toMatchObject({ severity: undefined, exitCode: exitCodes.ok });
  });

  test('count less than what the command says', async () => {
    write('{ "tenantry.rules": { "sync-all-scope": "off" } }');
    expect(await check('--rule', 'sync-all-scope=error')).toMatchObject({ severity: 'error', exitCode: exitCodes.problems });
  });

  test('are those of the nearest folder', async () => {
    write('{ "tenantry.rules": { "sync-all-scope": "off" } }');
    const inner = path.join(folder, 'inner');
    mkdirSync(path.join(inner, '.vscode'), { recursive: true });
    writeFileSync(path.join(inner, '.vscode', 'settings.json'), '{}');
    writeFileSync(path.join(inner, 'inner.tenantry'), `import "../all.tenantry"\n`);
    expect(await check()).toMatchObject({ severity: 'warning' });
    rmSync(inner, { recursive: true });
  });

  test('a rule raised to an error forbids a plan and a deployment', async () => {
    write('{ "tenantry.rules": { "sync-all-scope": "error" } }');
    for (const command of ['plan', 'deploy']) {
      const { err, exitCode } = await run([command, path.join(folder, 'all.tenantry')]);
      expect(exitCode, command).toBe(exitCodes.problems);
      expect(err).toContain('[sync-all-scope]');
    }
  });

  test.each(['{ "tenantry.rules": { "sync-all-scop": "off" } }', '{ "tenantry.rules": { "sync-all-scope": "of" } }', '{ "tenantry.rules" '])(
    'what cannot be meant ends the command: %s',
    async text => {
      write(text);
      const { err, exitCode } = await check();
      expect(exitCode).toBe(exitCodes.usage);
      expect(err).toContain('settings.json');
    },
  );
});
