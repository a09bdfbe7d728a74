import { writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';
import { type Outcome, suiteMark } from '../outcome.ts';

/** What the editor calls in its extension host. Resolves when all tests passed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, reporter: 'spec', color: false });
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(format(...args).replace(/^/gm, suiteMark));
  const grep = process.env['TENANTRY_TEST_GREP'];
  if (grep) mocha.grep(grep);
  // The test files call `suite` and `test`, which must be global before they are loaded.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  if (process.env['TENANTRY_TEST_FOLDERS'] === 'several') await import('./multi-root.ts');
  else await import('./tests.ts');
  const { promise, resolve } = Promise.withResolvers<number>();
  const runner = mocha.run(resolve);
  await promise;
  const outcome: Outcome = { passed: runner.stats?.passes ?? 0, failed: runner.stats?.failures ?? 0 };
  if (!grep && outcome.passed + outcome.failed === 0) throw new Error('No test was found.');
  const results = process.env['TENANTRY_TEST_RESULTS'];
  if (results) writeFileSync(results, JSON.stringify(outcome));
  if (outcome.failed) throw new Error(`${outcome.failed} of the extension-host tests failed.`);
}
