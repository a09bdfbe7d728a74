import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingCounts, judge, vitestCounts } from '../../scripts/test/counts.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tenantry-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('counts of the runners', () => {
  it('reads the last closing line, coloured or not', () => {
    expect(closingCounts('3 passed, 1 failed\nmore\n\u001b[32m12 passed, 0 failed\u001b[39m\r\nbye\n')).toEqual({ passed: 12, failed: 0 });
    expect(closingCounts('I had 3 passed, 1 failed')).toBeUndefined();
  });

  it('counts a file that could not be loaded as one failure', () => {
    const file = path.join(folder, 'report.json');
    const testResults = [
      { status: 'passed', assertionResults: [{}, {}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ];
    writeFileSync(file, JSON.stringify({ numPassedTests: 2, numFailedTests: 1, testResults }));
    expect(vitestCounts(file)).toEqual({ passed: 2, failed: 2 });
    expect(vitestCounts(path.join(folder, 'none.json'))).toBeUndefined();
  });
});

describe('the sum', () => {
  it.each([
    [0, 'none', 0, 0],
    [1, 'none', 0, 1],
    [null, 'none', 0, 1],
    [0, 'unknown', 0, 1],
    [0, { passed: 5, failed: 0 }, 5, 0],
    [1, { passed: 5, failed: 2 }, 5, 2],
    [1, { passed: 5, failed: 0 }, 5, 1],
    [null, { passed: 5, failed: 0 }, 5, 1],
  ] as const)('exit code %s with %o', (code, counts, passed, failed) => {
    expect(judge(code, counts)).toMatchObject({ passed, failed });
  });
});
