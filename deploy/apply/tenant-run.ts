import type { Connection } from '../connections/connect.ts';
import type { Unsettled } from '../journal/unsettled.ts';
import type { Operation } from '../plan/plan.ts';
import { kindNamed } from '../resources/index.ts';
import type { Node } from '../resources/kind.ts';
import type { Lane } from '../transport/lane.ts';
import { turn } from '../transport/turn.ts';
import { describeFailure, isOpen } from './failure.ts';
import type { Progress } from './progress.ts';
import type { OperationState } from './report.ts';
import { NotStarted } from './settle.ts';
import { createWork } from './worker.ts';

/** How long a tenant that has something to do waits for other tenants, so that what belongs together leaves together. */
const GATHER = 2000;

export interface TenantRun {
  readonly connection: Connection;
  readonly lane: Lane;
  /** In the order of their waves. */
  readonly operations: readonly Operation[];
  readonly nodeOf: (id: string) => Node | undefined;
  readonly progress: Progress;
  readonly signal?: AbortSignal;
  readonly unsettled?: Unsettled;
}

/** Carries out the operations of one tenant, round by round. Ends when all of them have ended. */
export async function runTenant({ connection, lane, operations, nodeOf, progress, signal, unsettled }: TenantRun): Promise<void> {
  const pending = new Set(operations);
  const running = new Set<Promise<void>>();
  let round = 1;
  const cancelled = new Promise<void>(resolve => {
    if (signal?.aborted) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });

  const start = (operation: Operation) => {
    pending.delete(operation);
    const obstacle = progress.obstacle(operation);
    if (obstacle) return progress.end(operation, 'skipped', { message: `${obstacle.title} in ${obstacle.tenant} did not succeed.` });
    progress.running(operation);
    const run = carryOut(operation).finally(() => running.delete(run));
    running.add(run);
  };

  const carryOut = async (operation: Operation): Promise<void> => {
    try {
      const node = nodeOf(operation.id);
      if (!node && operation.action !== 'remove') throw new Error('The topology no longer has this. Plan again.');
      const waiting = (reason: string) => progress.waiting(operation, reason);
      const bindingOf = (key: string) => progress.binding(key);
      const work = createWork({ operation, node: node as Node, connection, lane, bindingOf, signal, waiting, unsettled: unsettled?.get(operation.id) });
      progress.done(operation, await kindNamed(operation.kind).apply(work));
    } catch (error) {
      progress.end(operation, stateAfter(error), describeFailure(error, operation.grant));
    }
  };

  while (pending.size > 0 || running.size > 0) {
    if (signal?.aborted) {
      for (const operation of pending) progress.end(operation, 'not-started', { message: 'Cancelled.' });
      pending.clear();
    }
    const due = [...pending].filter(operation => operation.wave <= round);
    const late = due.filter(operation => progress.waitsForOthers(operation));
    if (late.length > 0) await gather(late, progress, cancelled, signal);
    for (const operation of due) if (progress.ready(operation)) start(operation);
    await turn();
    if (lane.waiting) {
      await lane.flush();
      await turn();
      round++;
    } else if (running.size > 0) {
      await Promise.race([lane.arrival(), progress.change(), ...running]);
    } else if (pending.size > 0 && ![...pending].some(operation => operation.wave <= round)) {
      round++;
    } else if (pending.size > 0 && !due.some(operation => progress.ready(operation))) {
      await Promise.race([progress.change(), cancelled]);
    }
  }
}

async function gather(late: readonly Operation[], progress: Progress, cancelled: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>(resolve => {
    timer = setTimeout(() => {
      over = true;
      resolve();
    }, GATHER);
  });
  while (!over && !signal?.aborted && late.some(operation => progress.waitsForOthers(operation))) await Promise.race([progress.change(), limit, cancelled]);
  clearTimeout(timer);
}

function stateAfter(error: unknown): OperationState {
  if (error instanceof NotStarted) return 'not-started';
  return isOpen(error) ? 'unknown' : 'failed';
}
