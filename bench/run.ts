/**
 * Measures the language and its server on generated topologies and prints a table.
 *   npm run bench -- [--sizes 100,1000,5000] [--samples 15]
 */
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inProcess } from './in-process.ts';
import { type Measured, table } from './measure.ts';
import { overStdio } from './stdio.ts';
import { generate } from './topology.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '100,1000,5000' }, samples: { type: 'string', default: '15' } } });
const sizes = values.sizes.split(',').map(Number);
const samples = Number(values.samples);
// Memory is measured without what is only waiting to be collected.
setFlagsFromString('--expose-gc');
globalThis.gc = runInNewContext('gc') as NonNullable<typeof globalThis.gc>;
execFileSync(process.execPath, ['scripts/build.ts', '--production'], { cwd: `${import.meta.dirname}/..`, stdio: 'inherit' });

const columns = sizes.map(size => size.toLocaleString('en'));

for (const [title, measure] of [
  ['in process, ms', inProcess],
  ['over stdio, ms', overStdio],
] as const) {
  const results: Measured[] = [];
  for (const size of sizes) results.push(await measure(generate(size), samples));
  console.log(`${table(title, columns, results)}\n`);
}
