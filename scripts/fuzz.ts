/**
 * Damages the examples at random and asks the language everything that an editor asks.
 *   npm run fuzz -- [--runs 1000] [--seed 1]
 * It stops at the first finding; the text that was found is in out/fuzz/, and the same seed finds it again.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { startSession } from '../test/fuzz/session.ts';
import { type Damaged, damaged } from '../test/fuzz/texts.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string' } } });
const runs = Number(values.runs);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('Usage: npm run fuzz -- [--runs <number>] [--seed <number>]\n');
  process.exit(2);
}

const session = await startSession();
process.stdout.write(`${runs} texts, seed ${seed}, ${session.requests.length} requests at each place\n`);
let done = 0;
let found = false;
const told = Math.max(1, Math.floor(runs / 20));
const result = await fc.check(
  fc.asyncProperty(damaged(true), fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), async (text, places) => {
    try {
      await session.damage(text, places);
    } catch (error) {
      if (!found) tell(text, places, error, 'Found, looking for a smaller one');
      found = true;
      throw error;
    }
    if (!found && ++done % told === 0) process.stdout.write(`${done}\n`);
  }),
  { seed, numRuns: runs, interruptAfterTimeLimit: 6 * 3_600_000 },
);
if (result.failed) {
  const [text, places] = result.counterexample ?? [];
  if (text && places) tell(text, places, result.errorInstance, 'The smallest');
  process.stderr.write(`Again: npm run fuzz -- --runs ${runs} --seed ${seed}\n`);
  process.exit(1);
}
process.stdout.write(`Nothing found in ${result.numRuns} texts.\n`);

/** Keeps the text and says what is wrong with it. */
function tell({ name, how, text }: Damaged, places: readonly number[], error: unknown, title: string): void {
  const folder = path.resolve(import.meta.dirname, '../out/fuzz');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${seed}.tenantry`);
  writeFileSync(file, text);
  process.stderr.write(`\n${title}: ${how} of ${name}, at ${places.join(', ')}: ${file}\n`);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
