/**
 * Runs everything that must hold, goes on past failures, and ends with one line `N passed, N failed`.
 *   node scripts/test.ts [--no-editor]
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { closingCounts, judge, vitestCounts } from './test/counts.ts';
import { type Ended, run } from './test/run.ts';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'out', 'test');
const report = path.join(results, 'vitest.json');
const { values: flags } = parseArgs({ options: { 'no-editor': { type: 'boolean', default: false } } });

interface Step {
  readonly title: string;
  /** A JavaScript or TypeScript file with its arguments. */
  readonly command: readonly string[];
  readonly minutes: number;
  /** How the runner's tests are counted; absent where there are none to count. */
  readonly counts?: (ended: Ended) => ReturnType<typeof closingCounts>;
}

const editor: Step = {
  title: 'VS Code',
  command: ['test/vscode/run.ts', '--suite', 'all'],
  minutes: 15,
  counts: ({ output }) => closingCounts(output),
};
const steps: readonly Step[] = [
  { title: 'Lint', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'], minutes: 5 },
  { title: 'Types', command: ['node_modules/typescript/bin/tsc', '--noEmit'], minutes: 5 },
  {
    title: 'Tests',
    command: ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    minutes: 20,
    counts: () => vitestCounts(report),
  },
  ...(flags['no-editor'] ? [] : [editor]),
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const lines: string[] = [];
const total = { passed: 0, failed: 0 };
for (const { title, command, minutes, counts } of steps) {
  console.log(`\n── ${title}`);
  const ended = await run(root, command, minutes);
  const { passed, failed, text } = judge(ended.code, counts ? (counts(ended) ?? 'unknown') : 'none');
  total.passed += passed;
  total.failed += failed;
  lines.push(`${title.padEnd(9)}${text}${ended.late ? `, stopped after ${minutes} min` : ''} (${ended.seconds} s)`);
}
if (flags['no-editor']) lines.push(`${editor.title.padEnd(9)}left out: --no-editor was given`);
const verdict = `${total.passed} passed, ${total.failed} failed`;
writeFileSync(path.join(results, 'summary.txt'), `${verdict}\n`);
console.log(`\n── Summary\n${lines.join('\n')}\n\n${verdict}`);
process.exitCode = total.failed > 0 ? 1 : 0;
