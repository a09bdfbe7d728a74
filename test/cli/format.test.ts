import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exitCodes } from '../../cli/exit-codes.ts';
import { run } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tenantry-format-'));
  mkdirSync(path.join(folder, 'inner'));
  writeFileSync(path.join(folder, 'a.tenantry'), 'tenant  a {}');
  writeFileSync(path.join(folder, 'inner/b.tenantry'), 'group   b in {\ngroup   c in a\n');
  writeFileSync(path.join(folder, 'c.tenantry'), 'group c in a\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');

test('writes the files that are not in the usual form and names them', async () => {
  const { out, err, exitCode } = await run(['format', folder], { cwd: folder });
  expect(out).toBe('a.tenantry');
  expect(err).toBe('1 of 3 files formatted.');
  expect(exitCode).toBe(exitCodes.ok);
  expect(text('a.tenantry')).toBe('tenant a {}\n');
  expect(text('inner/b.tenantry')).toBe('group   b in {\ngroup   c in a\n');
  expect(await run(['format', folder, '--check'])).toMatchObject({ out: '', err: '0 of 3 files to format.', exitCode: exitCodes.ok });
});

test('--check writes nothing', async () => {
  const { out, exitCode } = await run(['format', path.join(folder, 'a.tenantry'), path.join(folder, 'c.tenantry'), '--check'], { cwd: folder });
  expect(out).toBe('a.tenantry');
  expect(exitCode).toBe(exitCodes.problems);
  expect(text('a.tenantry')).toBe('tenant  a {}');
});

test('a file that is not UTF-8 stays as it is', async () => {
  const file = path.join(folder, 'latin.tenantry');
  const bytes = Buffer.from('tenant   a "Z\u00fcrich" {}', 'latin1');
  writeFileSync(file, bytes);
  expect(await run(['format', file])).toMatchObject({ exitCode: exitCodes.usage, err: expect.stringContaining('utf-8') });
  expect(readFileSync(file)).toEqual(bytes);
});

test('a path without topologies, and one that is not there', async () => {
  mkdirSync(path.join(folder, 'empty'));
  expect(await run(['format', path.join(folder, 'empty')])).toMatchObject({
    exitCode: exitCodes.usage,
    err: expect.stringContaining('There is no .tenantry file'),
  });
  expect(await run(['format', path.join(folder, 'nowhere')])).toMatchObject({ exitCode: exitCodes.usage, err: expect.stringContaining('does not exist') });
});

test('the examples are in the usual form', async () => {
  expect((await run(['format', 'examples', '--check'])).exitCode).toBe(exitCodes.ok);
});
