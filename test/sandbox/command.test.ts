// Options of `tenantry sandbox`: what the file says, what the command line says before it, and mistakes.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { conditionsOf } from '../../cli/sandbox-options.ts';
import { run } from '../cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'faults-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, value: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
};

test('the command line comes before the file', async () => {
  const faults = file('a.json', { latency: 5, pageSize: 3, lag: { group: { reads: 1 } }, throttling: { scale: 0.5, retryAfter: false } });
  const options = await conditionsOf({ faults, latency: 100, lag: { list: { ms: 500 } }, throttle: 0.01 });
  expect(options).toMatchObject({
    latency: 100,
    pageSize: 3,
    lag: { group: { reads: 1 }, list: { ms: 500 } },
    throttling: { scale: 0.01, retryAfter: false },
  });
});

test('without options the sandbox is as comfortable as ever', async () => {
  expect(await conditionsOf({})).toEqual({ lag: {}, throttling: undefined });
});

test('a file with mistakes is refused with all of them', async () => {
  const faults = file('b.json', { latency: -1, faults: [{ match: {}, action: { do: 'explode' } }] });
  const { err, exitCode } = await run(['sandbox', '--faults', faults]);
  expect(exitCode).toBe(2);
  expect(err).toContain('b.json cannot be used');
  expect(err).toContain('latency must be a whole number from 0, not -1.');
  expect(err).toContain('faults[0].action.do must be one of respond');
});

test('a file that is not there', async () => {
  const { err, exitCode } = await run(['sandbox', '--faults', join(folder, 'none.json')]);
  expect([exitCode, err]).toEqual([2, expect.stringContaining('cannot be used')]);
});

test.each([
  ['--lag', 'groups=2'],
  ['--lag', 'group=soon'],
  ['--latency', 'slow'],
  ['--page-size', '0'],
  ['--throttle', '0'],
])('%s %s is not understood', async (option, value) => {
  const { err, exitCode } = await run(['sandbox', option, value]);
  expect(exitCode).toBe(2);
  expect(err).toContain(option);
});
