import { describe, expect, test } from 'vitest';
import { type DeployReport, systemClock } from '../../deploy/index.ts';
import { createGraphPort } from '../../deploy/transport/graph-port.ts';
import { post } from '../../deploy/transport/paths.ts';
import type { FaultHook } from '../../sandbox/index.ts';
import { governance, link } from './scenarios.ts';
import { DeployWorld, inventory, prompt, topologyFrom } from './world.ts';

const later = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** Every operation of the plan is in the report, once. */
function expectComplete(report: DeployReport, ids: readonly string[]): void {
  expect(report.operations.map(({ id }) => id).sort()).toEqual([...ids].sort());
}

describe('cancelling while the service wants to be waited for ends the wait', () => {
  const throttled = { do: 'respond', response: { status: 429, headers: { 'Retry-After': '60' } } } as const;

  test.each([
    ['an entry of a batch', (path: string, method: string) => method === 'POST' && path.endsWith('/catalogs')],
    ['every write', (_: string, method: string) => method !== 'GET'],
    ['a call that is sent alone', (path: string) => path.includes('/accessPackages') && path.includes('resourceRoleScopes')],
  ])('%s', async (_, hit) => {
    let waiting = false;
    const cancel = new AbortController();
    const faults: FaultHook = ({ path, method }) => {
      if (!hit(path, method) || cancel.signal.aborted) return undefined;
      waiting = true;
      return throttled;
    };
    const world = await DeployWorld.create(await topologyFrom(governance), prompt);
    const plan = await world.plan();
    const hooked = await DeployWorld.create(world.topology, { ...prompt, faults });
    const planned = await hooked.plan();
    const running = hooked.apply(planned, hooked.topology, { signal: cancel.signal });
    while (!waiting) await later(5);
    await later(50);
    const asked = Date.now();
    cancel.abort();
    const report = await running;
    expect(Date.now() - asked).toBeLessThan(1000);
    expectComplete(
      report,
      plan.operations.map(({ id }) => id),
    );
    expect(report.operations.some(({ state }) => state === 'unknown')).toBe(false);
    const cancelled = report.operations.filter(({ message }) => message?.startsWith('Cancelled'));
    expect(cancelled.length).toBeGreaterThan(0);
    expect(cancelled.filter(({ advice }) => advice?.includes('could not be reached'))).toEqual([]);
    expect((await hooked.apply(await hooked.plan())).outcome).toBe('complete');
  });
});

test('a single call that waits to be sent again stops waiting, and says that it was not carried out', async () => {
  const throttle = async () => new Response('', { status: 429, headers: { 'Retry-After': '60' } });
  const port = createGraphPort({ root: 'http://127.0.0.1:1', clock: systemClock, tokens: { token: async () => 'token' }, fetch: throttle });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 30);
  const asked = Date.now();
  const answer = await port.exchange(post('/groups', {}), stop.signal);
  expect(Date.now() - asked).toBeLessThan(1000);
  expect(answer).toMatchObject({ status: 0, failure: expect.stringContaining('Cancelled'), ambiguous: false, open: false });
});

describe.each([
  ['a synchronization link', link],
  ['governance', governance],
])('%s', (_, text) => {
  /** Deploys, and cancels at the nth request; the second stage follows so many milliseconds later. */
  async function cancelAt(n: number, abortAfter?: number) {
    const cancel = new AbortController();
    const abort = new AbortController();
    let count = 0;
    let applying = false;
    const faults: FaultHook = () => {
      if (!applying || ++count !== n) return undefined;
      cancel.abort();
      if (abortAfter === undefined) return undefined;
      setTimeout(() => abort.abort(), abortAfter);
      return { do: 'delay', ms: abortAfter };
    };
    const world = await DeployWorld.create(await topologyFrom(text), { ...prompt, faults }, { signal: abort.signal });
    const plan = await world.plan();
    applying = true;
    const report = await world.apply(plan, world.topology, { signal: cancel.signal });
    applying = false;
    world.connections = await world.connect(world.topology);
    return { world, plan, report, count };
  }

  test('cancelled and aborted at any request, every operation has one state, and the next run finishes it', { timeout: 60_000 }, async () => {
    const calm = await cancelAt(Number.POSITIVE_INFINITY);
    const expected = inventory(calm.world.sandbox);
    for (let n = 1; n <= calm.count; n += 3) {
      for (const abortAfter of [undefined, 0, 2]) {
        const { world, plan, report } = await cancelAt(n, abortAfter);
        const at = `request ${n}, aborted after ${abortAfter} ms`;
        expectComplete(
          report,
          plan.operations.map(({ id }) => id),
        );
        const left = new Set((await world.plan()).operations.map(({ id }) => id));
        for (const { id, state } of report.operations) {
          if (state === 'done') expect(left.has(id), `${at}: ${id} is done`).toBe(false);
          if (state === 'not-started' || state === 'skipped') expect(left.has(id), `${at}: ${id} is ${state}`).toBe(true);
        }
        if (abortAfter === undefined)
          expect(
            report.operations.filter(({ state }) => !['done', 'not-started'].includes(state)),
            at,
          ).toEqual([]);
        const second = await world.apply(await world.plan());
        expect(second.outcome, `${at}: ${JSON.stringify(second.operations.filter(({ state }) => state !== 'done'))}`).toBe('complete');
        expect(inventory(world.sandbox), at).toEqual(expected);
      }
    }
  });
});
