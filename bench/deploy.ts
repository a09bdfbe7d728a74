/**
 * HTTP calls, waves and time of deployments against the sandbox, next to the walk-through as a sequential script.
 *   npm run bench:deploy -- [--latency 100] [--only text]
 * The engine waits for real. The script is one request after the other, so its time is what it took without latency plus
 * the latency of each of its calls.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { apply, connect, type Fetch, openJournal, type Plan, plan } from '../deploy/index.ts';
import { pack } from '../deploy/transport/batch.ts';
import type { Topology } from '../language/model/index.ts';
import { seedOf } from '../rehearsal/index.ts';
import { createSandbox, type SandboxOptions } from '../sandbox/index.ts';
import { prompt, topologyFrom } from '../test/deploy/world.ts';
import { Naive } from './deploy-naive.ts';
import { type BenchWorld, mesh, packages, topology1, withOneMore } from './deploy-worlds.ts';
import { Recording } from './recording.ts';

const { values } = parseArgs({ options: { latency: { type: 'string', default: '100' }, only: { type: 'string', default: '' } } });
const latency = Number(values.latency);
const options: SandboxOptions = { privilegedRoles: 'accept', ...prompt, latency };

/** Applying with recorded answers, each after the latency: the engine with its journal, without the work of the sandbox. */
interface Alone {
  readonly seconds: number;
  /** Of the calls that wait for each other. */
  readonly critical: number;
  readonly processor: number;
}

interface Row {
  readonly what: string;
  readonly calls: number;
  readonly predicted?: number;
  readonly waves?: number;
  readonly seconds: number;
  readonly naiveCalls: number;
  readonly naiveSeconds: number;
  readonly alone?: Alone;
}

async function connectTo(topology: Topology, fetch: Fetch) {
  const count = { calls: 0 };
  const connections = await connect(topology, {
    graphRoot: 'http://127.0.0.1:1',
    fetch: request => {
      count.calls++;
      return fetch(request);
    },
  });
  return { count, connections };
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const started = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - started) / 1000 };
}

/**
 * Calls that wait for each other: in every round those of the tenant that has most to write, since a tenant's writes go one
 * by one, and one round that reads back.
 */
function criticalCalls({ operations }: Plan): number {
  const last = wavesOf({ operations } as Plan);
  let calls = 1;
  for (let round = 1; round <= last; round++) {
    const most = [...Map.groupBy(operations, ({ tenant }) => tenant).values()].map(
      own =>
        pack(
          own.flatMap(({ rounds, wave }) => rounds[round - wave] ?? []),
          size => size,
        ).length,
    );
    calls += Math.max(0, ...most);
  }
  return calls;
}

const wavesOf = ({ operations }: Plan): number => Math.max(0, ...operations.map(({ wave, rounds }) => wave + rounds.length - 1));

async function applyAlone(topology: Topology, recording: Recording): Promise<Alone> {
  const { connections } = await connectTo(topology, recording.replay(latency));
  const planned = await plan(topology, connections);
  const folder = mkdtempSync(path.join(tmpdir(), 'tenantry-bench-'));
  globalThis.gc?.();
  const before = process.cpuUsage();
  const journal = openJournal(path.join(folder, 'journal.jsonl'));
  const { result, seconds } = await timed(() => apply(planned, topology, connections, { journal }));
  const { user, system } = process.cpuUsage(before);
  rmSync(folder, { recursive: true });
  if (result.outcome !== 'complete') throw new Error(`Recorded answers were not enough: ${result.operations.find(({ state }) => state !== 'done')?.message}`);
  return { seconds, critical: (criticalCalls(planned) * latency) / 1000, processor: (user + system) / 1e6 };
}

async function measure(world: BenchWorld): Promise<Row[]> {
  const topology = await topologyFrom(world.text);
  const seed = seedOf(topology);
  const sandbox = createSandbox(options);
  sandbox.seed(seed);

  const script = new Naive(world.naive, seed, { ...options, latency: 0 });
  const scripted = async () => {
    const { result, seconds } = await timed(() => script.run());
    return { naiveCalls: result, naiveSeconds: seconds + (result * latency) / 1000 };
  };
  const naiveDeploy = await scripted();
  const naiveAgain = await scripted();

  // Reading, applying and reading back belong to a deployment.
  const recording = new Recording();
  const own = await connectTo(
    topology,
    recording.record(request => sandbox.request(request)),
  );
  const planned = await timed(() => plan(topology, own.connections));
  const reading = own.count.calls;
  const applied = await timed(() => apply(planned.result, topology, own.connections));
  if (applied.result.outcome !== 'complete') throw new Error(`${world.title} was not deployed: ${applied.result.outcome}`);
  const waves = wavesOf(planned.result);
  const alone = await applyAlone(topology, recording);

  const again = await connectTo(topology, request => sandbox.request(request));
  const noop = await timed(() => plan(topology, again.connections));
  if (noop.result.operations.length > 0) throw new Error(`${world.title}: a second plan is not empty.`);

  const changed = await topologyFrom(withOneMore(world));
  const more = await connectTo(changed, request => sandbox.request(request));
  const one = await timed(() => plan(changed, more.connections));
  if (one.result.operations.length !== 1) throw new Error(`${world.title}: one change is ${one.result.operations.length} operations.`);

  return [
    {
      what: `${world.title}: deploy`,
      calls: own.count.calls,
      predicted: reading + planned.result.httpCalls,
      waves,
      seconds: planned.seconds + applied.seconds,
      alone,
      ...naiveDeploy,
    },
    { what: 'plan without changes', calls: again.count.calls, seconds: noop.seconds, ...naiveAgain },
    {
      what: 'plan with one change',
      calls: more.count.calls,
      seconds: one.seconds,
      naiveCalls: naiveAgain.naiveCalls + 1,
      naiveSeconds: naiveAgain.naiveSeconds + latency / 1000,
    },
  ];
}

/**
 * Time and memory of the plan alone: a process of its own, without sandbox, that gets recorded answers at once.
 */
async function planAlone(world: BenchWorld): Promise<string> {
  const topology = await topologyFrom(world.text);
  const sandbox = createSandbox({ ...options, latency: 0 });
  sandbox.seed(seedOf(topology));
  const { connections } = await connectTo(topology, request => sandbox.request(request));
  await apply(await plan(topology, connections), topology, connections);
  const recording = new Recording();
  await plan(
    topology,
    (
      await connectTo(
        topology,
        recording.record(request => sandbox.request(request)),
      )
    ).connections,
  );
  const folder = mkdtempSync(path.join(tmpdir(), 'tenantry-bench-'));
  const [text, answers] = [path.join(folder, 'world.tenantry'), path.join(folder, 'answers.json')];
  try {
    writeFileSync(text, world.text);
    recording.save(answers);
    const script = path.join(folder, 'plan.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('deploy-plan.ts', import.meta.url))],
      outfile: script,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    });
    const found = JSON.parse(execFileSync(process.execPath, ['--expose-gc', script, text, answers], { encoding: 'utf8' })) as Record<string, number>;
    const seconds = (value = 0) => `${value.toFixed(2)} s`;
    return `Plan of ${world.title} in a process of its own, network aside: ${seconds(found['seconds'])}, ${seconds(found['processor'])} of processor time (${seconds(found['processorAgain'])} the second time) for ${found['things']} things; heap ${found['heap']} MB more, largest size of the process ${found['process']} MB (${found['before']} MB before the plan, the recorded answers included).`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const all = [topology1(10), topology1(50), mesh(20), packages(100, 10)].filter(({ title }) => title.includes(values.only));
const times = (a: number, b: number): string => `${(a / b).toFixed(a / b < 10 ? 1 : 0)}×`;
console.log('| | calls | predicted | waves | time | script: calls | script: time | calls | time |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
const paths: string[] = [];
for (const world of all) {
  for (const row of await measure(world)) {
    const { what, calls, predicted, waves, seconds, naiveCalls, naiveSeconds, alone } = row;
    const cells = [
      calls,
      predicted ?? '',
      waves ?? '',
      `${seconds.toFixed(1)} s`,
      naiveCalls,
      `${naiveSeconds.toFixed(0)} s`,
      times(naiveCalls, calls),
      times(naiveSeconds, seconds),
    ];
    console.log(`| ${[what, ...cells].join(' | ')} |`);
    if (alone)
      paths.push(
        `| ${[world.title, `${alone.critical.toFixed(1)} s`, `${alone.seconds.toFixed(2)} s`, (alone.seconds / alone.critical).toFixed(2), `${alone.processor.toFixed(2)} s`].join(' | ')} |`,
      );
  }
}
console.log(`\n| applying, from recorded answers | critical path | time | ratio | processor time |\n| --- | ---: | ---: | ---: | ---: |\n${paths.join('\n')}`);
const largest = all.find(({ naive }) => naive.kind === 'packages');
if (largest) console.log(`\n${await planAlone(largest)}`);
