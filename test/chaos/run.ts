// One run: a deployment with faults, then one without. What must hold after it is in `judge`.
import { apply, type Connections, connect, type DeployReport, type Plan, plan, Trace, unsettledOf } from '../../deploy/index.ts';
import { placesOf } from '../../deploy/journal/journal.ts';
import { createSandbox, type FaultAction, type FaultCall, type Sandbox } from '../../sandbox/index.ts';
import { PatientClock } from '../deploy/world.ts';
import { memoryJournal } from './memory-journal.ts';
import { linesOf } from './same-state.ts';
import type { Scenario } from './scenarios.ts';

const ROOT = 'http://127.0.0.1:1';

/** A request as a fault meets it; `index` counts all of the run, from 1. */
export interface Met {
  readonly at: 'request' | 'batch';
  readonly index: number;
  readonly reads: boolean;
  /** Whether it came outside of a batch. */
  readonly alone: boolean;
  readonly method: string;
  readonly path: string;
}

export type Chaos = (met: Met) => FaultAction | undefined;

export interface World {
  readonly sandbox: Sandbox;
  readonly trace: Trace | undefined;
  readonly connections: Connections;
  /** Whether faults happen. */
  calm: boolean;
  /** What went to another place than the sandbox, or for a tenant that is not of the topology. */
  readonly astray: string[];
  readonly met: Met[];
}

export async function createWorld({ topology, seed, options }: Scenario, chaos: Chaos = () => undefined, traced = false): Promise<World> {
  const met: Met[] = [];
  const counts = { request: 0, batch: 0 };
  const astray: string[] = [];
  const tenants = new Set(topology.tenants.map(({ id }) => id));
  const ask = (at: Met['at'], { method, path, batched }: FaultCall): FaultAction | undefined => {
    if (world.calm) return undefined;
    const reads = method === 'GET' || path.includes('/validateCredentials');
    const one: Met = { at, index: ++counts[at], reads, alone: !batched, method, path };
    met.push(one);
    return chaos(one);
  };
  const clock = new PatientClock();
  const sandbox = createSandbox({
    ...options,
    // Calls that take no time would have no order in a trace.
    latency: 20,
    clock: () => clock.now(),
    sleep: ms => clock.sleep(ms),
    faults: call => ask('request', call),
    batchFaults: call => ask('batch', call),
  });
  sandbox.seed(seed);
  const trace = traced ? new Trace() : undefined;
  const connections = await connect(topology, {
    graphRoot: ROOT,
    trace,
    clock,
    fetch: request => {
      const tid = tenantOf(request);
      if (new URL(request.url).origin !== ROOT || !tenants.has(tid)) astray.push(`${request.method} ${request.url} as ${tid}`);
      return sandbox.request(request);
    },
  });
  const world: World = { sandbox, trace, connections, calm: false, astray, met };
  return world;
}

function tenantOf(request: Request): string {
  const [, payload = ''] = (request.headers.get('authorization') ?? '').split('.');
  return (JSON.parse(Buffer.from(payload, 'base64url').toString('utf8') || '{}') as { tid?: string }).tid ?? '';
}

export interface Outcome {
  readonly firstPlan: Plan;
  readonly first: DeployReport;
  /** What is planned once there are no faults any more. */
  readonly secondPlan: Plan;
  readonly second: DeployReport;
  /** What a plan still wants after that; not asked when the second plan was empty, and not in every run. */
  readonly left: Plan | undefined;
  readonly world: World;
}

export interface RunOptions {
  /** Records the exchanges. */
  readonly trace?: boolean;
  /** Plans a third time. */
  readonly planAgain?: boolean;
}

/** Deploys with faults, then without. */
export async function deployTwice(scenario: Scenario, chaos: Chaos, { trace, planAgain = true }: RunOptions = {}): Promise<Outcome> {
  const world = await createWorld(scenario, chaos, trace);
  const { topology } = scenario;
  const firstPlan = await plan(topology, world.connections);
  // The second run knows what the first one wrote, as a program does that keeps journals.
  const { journal, lines } = memoryJournal(world.connections.clock);
  const first = await apply(firstPlan, topology, world.connections, { journal });
  world.calm = true;
  const secondPlan = await plan(topology, world.connections);
  const unsettled = unsettledOf(lines, topology.root, placesOf(secondPlan, world.connections), world.connections.clock.now());
  const second = await apply(secondPlan, topology, world.connections, { unsettled });
  const left = planAgain && secondPlan.operations.length > 0 ? await plan(topology, world.connections) : undefined;
  return { world, firstPlan, first, secondPlan, second, left };
}

/** What a deployment without any fault leaves. */
export async function faultless(scenario: Scenario): Promise<{ lines: string[]; met: readonly Met[] }> {
  const { world, first, secondPlan } = await deployTwice(scenario, () => undefined);
  if (first.outcome !== 'complete' || secondPlan.operations.length > 0) throw new Error(`${scenario.name} does not deploy without faults.`);
  return { lines: linesOf(world.sandbox.state()), met: world.met };
}

/** Everything that is wrong about how a run ended; empty when all holds. */
export function judge({ world, firstPlan, first, secondPlan, second, left }: Outcome, expected: readonly string[]): string[] {
  const wrong: string[] = [...world.astray.map(what => `went astray: ${what}`)];
  const states = new Map(first.operations.map(({ id, state }) => [id, state]));
  if (states.size !== firstPlan.operations.length || first.operations.length !== states.size) wrong.push('the report does not hold every operation once');
  if (second.outcome !== 'complete') {
    const failed = [...second.operations.filter(({ state }) => state === 'failed').map(({ title, message }) => `${title}: ${message}`)];
    wrong.push(`the second run is ${second.outcome}: ${second.refusal ?? failed.join('; ')}`);
  }
  // A service that lies is believed until the result is read back: what is done and not verified is no promise.
  const kept = new Set(first.operations.filter(({ state, verified }) => state === 'done' && verified !== false).map(({ id }) => id));
  const again = secondPlan.operations.filter(({ id }) => kept.has(id));
  if (again.length > 0) wrong.push(`was reported as done and was not there: ${again.map(({ title }) => title).join(', ')}`);
  const errors = secondPlan.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) wrong.push(`the second plan has problems: ${errors.map(({ message }) => message).join(' ')}`);
  if (left && left.operations.length > 0) wrong.push(`the plan is not empty: ${left.operations.map(({ title }) => title).join(', ')}`);
  const found = linesOf(world.sandbox.state());
  const more = without(found, expected);
  const less = without(expected, found);
  if (more.length + less.length > 0)
    wrong.push(`another state:${[...more.map(line => `\n  + ${line}`), ...less.map(line => `\n  - ${line}`)].join('').slice(0, 2000)}`);
  return wrong;
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter(line => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
