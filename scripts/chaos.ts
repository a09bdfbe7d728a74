/**
 * Deploys again and again while everything goes wrong that can, and checks what is left.
 *   npm run chaos -- [--seeds 2000] [--from 1] [--single] [--stride 1] [--offset 0] [--two 200] [--check 50]
 * `--single`: every request × every fault of the catalogue, of which every `stride`th from `offset`. `--seeds`: runs with several faults each.
 * `--two`: runs of two engines at once, of which `told` ended with a plan that names what is there twice. `--check`: every so many runs are recorded and held against the published contract, where it is there.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Trace } from '../deploy/index.ts';
import { randomOf } from '../sandbox/random.ts';
import { manyOf, runMany } from '../test/chaos/many.ts';
import { loadScenarios } from '../test/chaos/scenarios.ts';
import { type Prepared, prepare, runSingle, singlesOf, titleOf } from '../test/chaos/single.ts';
import { runTwo } from '../test/chaos/two.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    single: { type: 'boolean', default: false },
    stride: { type: 'string', default: '1' },
    offset: { type: 'string', default: '0' },
    two: { type: 'string', default: '0' },
    check: { type: 'string', default: '50' },
  },
});
const [seeds, from, stride, offset, two, check] = [values.seeds, values.from, values.stride, values.offset, values.two, values.check].map(Number) as [
  number,
  number,
  number,
  number,
  number,
  number,
];

const contract = new URL('../../shared/tools/graph-contract/lib/index.mjs', import.meta.url);
const { checkTrace } = existsSync(contract)
  ? ((await import(contract.href)) as { checkTrace(har: unknown): { findings: { code: string; severity: string; message: string; request?: string }[] } })
  : { checkTrace: undefined };

/** What the published contract says against a trace; faults break sequences that only a whole trace shows. */
function contractErrors(trace: Trace | undefined): string[] {
  if (!trace || !checkTrace) return [];
  const { findings } = checkTrace(JSON.parse(JSON.stringify(trace.toHar())));
  return findings
    .filter(({ severity, code, message }) => severity === 'error' && !FAULTY.has(code) && !message.includes(A_DAY))
    .map(({ code, request, message }) => `contract: ${code} ${request ?? ''}: ${message}`);
}

/** Findings about answers: it is the faults that give these, not the engine. */
/** Who is told to come back in a day is not waited for; the next run comes at once, as somebody's next deployment might. */
const A_DAY = 'Retry-After 86400';
const FAULTY = new Set(['RESPONSE_ERROR', 'RESPONSE_STATUS', 'RESPONSE_BODY', 'BATCH_RESPONSE']);

const counts = { single: 0, many: 0, two: 0, told: 0, checked: 0, requests: 0, failed: 0 };
const started = Date.now();
let runs = 0;

/** One run. Chance in it comes from its title, so that it can be repeated. */
async function attempt(
  title: string,
  run: (trace: boolean, planAgain: boolean) => Promise<{ wrong: string[]; outcome: { world: { trace: Trace | undefined; met: readonly unknown[] } } }>,
): Promise<void> {
  const traced = checkTrace !== undefined && ++runs % check === 0;
  const chance = Math.random;
  Math.random = randomOf(title);
  let wrong: string[];
  try {
    const done = await run(traced, runs % 5 === 0);
    if (traced) counts.checked++;
    counts.requests += done.outcome.world.met.length;
    wrong = [...done.wrong, ...contractErrors(done.outcome.world.trace)];
  } catch (error) {
    wrong = [`threw ${error instanceof Error ? error.stack : String(error)}`];
  } finally {
    Math.random = chance;
  }
  if (wrong.length === 0) return;
  counts.failed++;
  console.log(`FAILED ${title}\n  ${wrong.join('\n  ')}`);
}

const prepared: Prepared[] = [];
for (const scenario of await loadScenarios()) prepared.push(await prepare(scenario));

if (values.single) {
  let number = 0;
  for (const one of prepared) {
    const singles = singlesOf(one);
    for (const single of singles) {
      if (number++ % stride !== offset) continue;
      counts.single++;
      await attempt(titleOf(single), (trace, planAgain) => runSingle(single, one, { trace, planAgain }));
    }
    console.log(`${one.scenario.name}: ${singles.length} pairs of request and fault, ${counts.single} run so far, ${counts.failed} failed`);
  }
}
for (let seed = from; seed < from + seeds; seed++) {
  const many = manyOf(seed, prepared);
  counts.many++;
  await attempt(many.title, (trace, planAgain) => runMany(many, { trace, planAgain }));
  if (counts.many % 200 === 0) console.log(`${counts.many} seeds, the last is ${seed}, ${counts.failed} failed`);
}
for (let seed = from; seed < from + two; seed++) {
  const one = prepared[seed % 3] as Prepared;
  counts.two++;
  await attempt(`two engines, seed ${seed}, ${one.scenario.name}`, async () => {
    const done = await runTwo(one, seed);
    if (done.told.length > 0) counts.told++;
    return done;
  });
}
console.log(JSON.stringify({ ...counts, seconds: Math.round((Date.now() - started) / 1000) }));
process.exitCode = counts.failed > 0 ? 1 : 0;
