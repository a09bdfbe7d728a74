// Two engines at once on one topology: their requests are let through one by one, in an order that a seed decides.
import { apply, connect, type DeployReport, type Plan, plan } from '../../deploy/index.ts';
import { randomOf } from '../../sandbox/random.ts';
import { PatientClock } from '../deploy/world.ts';
import { createWorld } from './run.ts';
import { linesOf } from './same-state.ts';
import type { Prepared } from './single.ts';

/** Lets requests through one by one. */
class Gate {
  private waiting: (() => void)[] = [];
  private busy = false;
  private readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    await new Promise<void>(resolve => {
      this.waiting.push(resolve);
      this.next();
    });
    try {
      return await work();
    } finally {
      this.busy = false;
      this.next();
    }
  }

  private next(): void {
    // Whoever is about to ask gets its chance first.
    setImmediate(() => {
      if (this.busy || this.waiting.length === 0) return;
      this.busy = true;
      this.waiting.splice(Math.floor(this.random() * this.waiting.length), 1)[0]?.();
    });
  }
}

export interface TwoOutcome {
  readonly reports: readonly DeployReport[];
  /** What is planned when both have ended. */
  readonly after: Plan;
}

/** Both plan, then both apply. What must hold: they converge, or somebody is told; nothing broken is reported as good. */
export async function runTwo({ scenario, lines }: Prepared, seed: number) {
  const world = await createWorld(scenario);
  world.calm = true;
  const { topology } = scenario;
  const gate = new Gate(randomOf(`two ${seed}`));
  const engine = async (): Promise<DeployReport> => {
    const connections = await connect(topology, {
      graphRoot: 'http://127.0.0.1:1',
      clock: new PatientClock(),
      fetch: request => gate.pass(() => world.sandbox.request(request)),
    });
    return apply(await plan(topology, connections), topology, connections);
  };
  const reports = await Promise.all([engine(), engine()]);
  const after = await plan(topology, world.connections);
  const errors = after.problems.filter(({ severity }) => severity === 'error');
  const wrong: string[] = [];
  // Somebody who reported success must not leave a link that does not work without anybody being told.
  const good = reports.filter(({ outcome }) => outcome === 'complete');
  const undone = after.operations.filter(({ id }) => good.some(({ operations }) => operations.some(operation => operation.id === id && operation.verified)));
  if (errors.length === 0 && undone.length > 0) wrong.push(`was reported as good and is not: ${undone.map(({ title }) => title).join(', ')}`);
  if (errors.length === 0) {
    const last = await apply(after, topology, world.connections);
    if (last.outcome !== 'complete') wrong.push(`the next run is ${last.outcome}`);
    const found = linesOf(world.sandbox.state());
    const more = found.filter(line => !lines.includes(line));
    const twice = found.length - lines.length;
    if (more.length > 0 || twice !== 0) wrong.push(`another state, ${twice} more, told to nobody: ${more.map(line => line.slice(0, 300)).join('\n    ')}`);
  }
  const told = errors.map(({ message }) => message);
  return { wrong, told, outcome: { world, reports, after } };
}
