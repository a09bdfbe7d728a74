import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** What vitest's JSON report counted. A file that could not be loaded holds no test and counts as one failure. */
export function vitestCounts(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined;
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  const broken = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + broken };
}

/** The last line `N passed, N failed` that a runner printed. */
export function closingCounts(output: string): Counts | undefined {
  const last = [...stripVTControlCharacters(output).matchAll(/^(\d+) passed, (\d+) failed\r?$/gm)].at(-1);
  return last && { passed: Number(last[1]), failed: Number(last[2]) };
}

/**
 * What a step adds to the sum, and how it is put. A check without tests counts only when it fails, as one;
 * so does a runner that failed without a failed test, or that never said what it counted.
 */
export function judge(code: number | null, counts: Counts | 'none' | 'unknown'): Counts & { readonly text: string } {
  if (counts === 'none') return code === 0 ? { passed: 0, failed: 0, text: 'passed' } : { passed: 0, failed: 1, text: 'failed' };
  if (counts === 'unknown') return { passed: 0, failed: 1, text: 'failed: it did not say what it counted' };
  const { passed, failed } = counts;
  if (code !== 0 && failed === 0) return { passed, failed: 1, text: `${passed} passed, failed outside of tests` };
  return { passed, failed, text: `${passed} passed, ${failed} failed` };
}
