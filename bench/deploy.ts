/**
 * HTTP calls, waves and time of deployments against the sandbox, next to the walk-through as a sequential script.
 *   npm run bench:deploy -- [--latency 100] [--only text]
 * The engine waits for real. The script is one request after the other, so its time is what it took without latency plus
 * the latency of each of its calls.
 */
import { parseArgs } from 'node:util';
import { apply, connect, type Plan, plan } from '../deploy/index.ts';
import { pack } from '../deploy/transport/batch.ts';
import type { Topology } from '../language/model/index.ts';
import { seedOf } from '../rehearsal/index.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox/index.ts';
import { prompt, topologyFrom } from '../test/deploy/world.ts';
import { Naive } from './deploy-naive.ts';
import { type BenchWorld, mesh, packages, topology1, withOneMore } from './deploy-worlds.ts';

const { values } = parseArgs({ options: { latency: { type: 'string', default: '100' }, only: { type: 'string', default: '' } } });
const latency = Number(values.latency);
const options: SandboxOptions = { privilegedRoles: 'accept', ...prompt, latency };

interface Row {
  readonly what: string;
  readonly calls: number;
  readonly predicted?: number;
  readonly waves?: number;
  readonly seconds: number;
  readonly naiveCalls: number;
  readonly naiveSeconds: number;
  /** Time of applying as a multiple of the calls that wait for each other. */
  readonly critical?: number;
  /** Processor time of applying, the sandbox's included, in seconds. */
  readonly processor?: number;
}

/** Calls of one tenant are answered by the sandbox; calls are counted. */
async function connectTo(topology: Topology, sandbox: Sandbox) {
  const count = { calls: 0 };
  const connections = await connect(topology, {
    graphRoot: 'http://127.0.0.1:1',
    fetch: request => {
      count.calls++;
      return sandbox.request(request);
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
  const own = await connectTo(topology, sandbox);
  const planned = await timed(() => plan(topology, own.connections));
  const reading = own.count.calls;
  const before = process.cpuUsage();
  const applied = await timed(() => apply(planned.result, topology, own.connections));
  const used = process.cpuUsage(before);
  if (applied.result.outcome !== 'complete') throw new Error(`${world.title} was not deployed: ${applied.result.outcome}`);
  const waves = wavesOf(planned.result);

  const again = await connectTo(topology, sandbox);
  const noop = await timed(() => plan(topology, again.connections));
  if (noop.result.operations.length > 0) throw new Error(`${world.title}: a second plan is not empty.`);

  const changed = await topologyFrom(withOneMore(world));
  const more = await connectTo(changed, sandbox);
  const one = await timed(() => plan(changed, more.connections));
  if (one.result.operations.length !== 1) throw new Error(`${world.title}: one change is ${one.result.operations.length} operations.`);

  return [
    {
      what: `${world.title}: deploy`,
      calls: own.count.calls,
      predicted: reading + planned.result.httpCalls,
      waves,
      seconds: planned.seconds + applied.seconds,
      critical: applied.seconds / ((criticalCalls(planned.result) * latency) / 1000),
      processor: (used.user + used.system) / 1e6,
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

/** Time and memory of the plan alone: answers that were recorded come at once, and the sandbox is gone. */
async function planAlone(world: BenchWorld): Promise<string> {
  const topology = await topologyFrom(world.text);
  const recorded = new Map<string, { status: number; headers: Record<string, string>; text: string }>();
  const keyOf = async (request: Request) => {
    const [, claims = ''] = (request.headers.get('authorization') ?? '').split('.');
    const { tid } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { tid: string };
    return `${tid} ${request.method} ${request.url} ${await request.text()}`;
  };
  {
    const sandbox = createSandbox({ ...options, latency: 0 });
    sandbox.seed(seedOf(topology));
    const fetch = async (request: Request) => {
      const key = await keyOf(request.clone() as Request);
      const response = await sandbox.request(request);
      recorded.set(key, { status: response.status, headers: Object.fromEntries(response.headers), text: await response.clone().text() });
      return response;
    };
    const connections = await connect(topology, { graphRoot: 'http://127.0.0.1:1', fetch });
    await apply(await plan(topology, connections), topology, connections);
    recorded.clear();
    await plan(topology, await connect(topology, { graphRoot: 'http://127.0.0.1:1', fetch }));
  }
  const replay = async () => {
    const connections = await connect(topology, {
      graphRoot: 'http://127.0.0.1:1',
      fetch: async request => {
        const found = recorded.get(await keyOf(request));
        if (!found) throw new Error(`Not recorded: ${request.url}`);
        return new Response(found.text, found);
      },
    });
    return timed(() => plan(topology, connections));
  };
  await replay();
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const processor = process.cpuUsage();
  const { result, seconds } = await replay();
  const { user, system } = process.cpuUsage(processor);
  const used = process.memoryUsage().heapUsed - before;
  const mb = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  return `Plan of ${world.title}, network aside: ${seconds.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of processor time) for ${result.unchanged.length} things; heap ${mb(used)} more, process ${mb(process.memoryUsage().rss)}.`;
}

const all = [topology1(10), topology1(50), mesh(20), packages(100, 10)].filter(({ title }) => title.includes(values.only));
const times = (a: number, b: number): string => `${(a / b).toFixed(a / b < 10 ? 1 : 0)}×`;
console.log('| | calls | predicted | waves | time | script: calls | script: time | calls | time |');
console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
const paths: string[] = [];
for (const world of all) {
  for (const row of await measure(world)) {
    const { what, calls, predicted, waves, seconds, naiveCalls, naiveSeconds, critical, processor = 0 } = row;
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
    if (critical)
      paths.push(
        `${world.title}: applying takes ${critical.toFixed(2)} times the latency of the calls that wait for each other; ${processor.toFixed(1)} s of it are processor time, the sandbox's included.`,
      );
  }
}
console.log(`\n${paths.join('\n')}`);
const largest = all.find(({ naive }) => naive.kind === 'packages');
if (largest) console.log(`\n${await planAlone(largest)}`);
