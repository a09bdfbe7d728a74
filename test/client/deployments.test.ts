import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAlive, latestFirst, type Run, readRun } from '../../client/deployments/run.ts';
import { nameOf, spokenOf } from '../../client/deployments/run-words.ts';

const record = {
  schema: 'tenantry.run/1',
  root: 'file:///soc.tenantry',
  title: 'Deployment of soc',
  target: 'live',
  tenants: ['Contoso'],
  started: '2026-11-21T10:00:00.000Z',
  pid: 1,
} as const;
const result = { target: 'live', outcome: 'partial', done: 3, failed: 1, notStarted: 0, report: { title: '', text: '', links: [] }, run: 'r' } as const;
const read = (content: object, alive = false) => readRun('r', JSON.stringify(content), () => alive);

describe('a run', () => {
  test('is what its deployment said', () => expect(read({ ...record, ended: 'x', result })?.state).toBe('partial'));
  test('runs as long as its process does', () => expect(read(record, true)?.state).toBe('running'));
  test('was interrupted when its process is gone', () => expect(read(record)?.state).toBe('interrupted'));
  test('that ended with an error has no outcome either', () => expect(read({ ...record, ended: 'x' }, true)?.state).toBe('interrupted'));

  test('is told in one sentence', () => {
    const run = read({ ...record, result }) as Run;
    expect(nameOf(run)).toBe('soc');
    expect(spokenOf(run)).toMatch(/^Deployment of soc to Live tenants, not complete, .+, 3 done, 1 failed$/);
  });
});

test('a file that is none of ours is no run', () => {
  for (const content of [{}, { ...record, schema: 'other' }, { ...record, root: 7 }, { ...record, target: 'moon' }]) expect(read(content)).toBeUndefined();
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), text => readRun('r', text, () => true) === undefined));
});

test('the latest run comes first', () => {
  const at = (started: string) => ({ id: started, record: { ...record, started }, state: 'complete' }) as const;
  expect(latestFirst([at('2026-01-01'), at('2026-03-01'), at('2026-02-01')]).map(({ id }) => id)).toEqual(['2026-03-01', '2026-02-01', '2026-01-01']);
});

test('a process is alive or not', () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(2 ** 22 + 1)).toBe(false);
});
