// A creation of unknown outcome, a service that is slow to show it, and a second run that comes at once: one object.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ApplyOptions, openJournal, unsettledIn } from '../../deploy/index.ts';
import type { FaultHook, SandboxOptions } from '../../sandbox/index.ts';
import { governance, link } from '../deploy/scenarios.ts';
import { DeployWorld, inventory, PatientClock, prompt, topologyFrom } from '../deploy/world.ts';
import { KillWorld } from './killed.ts';

const root = mkdtempSync(path.join(tmpdir(), 'tenantry-resume-'));
afterAll(() => rmSync(root, { recursive: true }));

/** Tenants that show what was made after a minute only, and a first run that is cancelled as it loses the answer to a creation. */
async function cutShort({ text, post, lag }: Case) {
  const clock = new PatientClock();
  const folder = mkdtempSync(path.join(root, 'run-'));
  const cancel = new AbortController();
  let runs = 0;
  const faults: FaultHook = ({ path: target, method }) => {
    if (runs > 1 || method !== 'POST' || !target.endsWith(post)) return undefined;
    cancel.abort();
    return { do: 'commitThen', response: { status: 504 } };
  };
  const topology = await topologyFrom(text);
  const options: SandboxOptions = { ...prompt, clock: () => clock.now(), faults, lag: { ...prompt.lag, [lag]: { ms: 60_000 } } };
  const world = await DeployWorld.create(topology, options, { clock });
  /** Plans and deploys, as a program does that keeps journals; or as one that has forgotten them. */
  const run = async (more: ApplyOptions = {}, remembers = true) => {
    runs++;
    const plan = await world.plan();
    const unsettled = remembers ? unsettledIn([folder], plan, world.connections) : undefined;
    const journal = openJournal(path.join(folder, `${runs}.jsonl`), () => clock.now());
    return { plan, report: await world.apply(plan, topology, { ...more, journal, unsettled }) };
  };
  const first = await run({ signal: cancel.signal });
  expect(first.report.operations.filter(({ state }) => state === 'unknown')).toHaveLength(1);
  return { world, run, unknown: first.report.operations.find(({ state }) => state === 'unknown')?.id ?? '' };
}

interface Case {
  readonly text: string;
  readonly post: string;
  readonly lag: 'accessPackage' | 'servicePrincipal';
}

const cases: readonly (readonly [string, Case])[] = [
  ['an access package', { text: governance, post: '/accessPackages', lag: 'accessPackage' }],
  ['a synchronization configuration', { text: link, post: '/instantiate', lag: 'servicePrincipal' }],
];

describe.each(cases)('%s', (_, what) => {
  const calm = async () => {
    const world = await DeployWorld.create(await topologyFrom(what.text), prompt, { clock: new PatientClock() });
    expect((await world.apply(await world.plan())).outcome).toBe('complete');
    return inventory(world.sandbox);
  };

  test('is looked for until it can be seen, and not made again', async () => {
    const { world, run, unknown } = await cutShort(what);
    const told: string[] = [];
    const { plan, report } = await run({ onEvent: event => event.type === 'waiting' && event.id === unknown && told.push(event.reason) });
    expect(plan.operations.find(({ id }) => id === unknown)?.action).toBe('create');
    expect(told[0]).toMatch(/^an earlier run may have created .*: it is looked for, for up to \d+ s, before it is created$/);
    expect(report.operations.filter(({ state }) => state !== 'done')).toEqual([]);
    expect(inventory(world.sandbox)).toEqual(await calm());
    expect((await world.plan()).operations).toEqual([]);
  });

  test('would be made twice by a run that knows nothing of the one before', async () => {
    const { world, run } = await cutShort(what);
    await run({}, false);
    expect(inventory(world.sandbox)).not.toEqual(await calm());
  });

  test('cancelled while it is looked for, nothing is made, and the run after it still knows', async () => {
    const { world, run, unknown } = await cutShort(what);
    const cancel = new AbortController();
    const { report } = await run({ signal: cancel.signal, onEvent: event => event.type === 'waiting' && event.id === unknown && cancel.abort() });
    expect(report.outcome).toBe('cancelled');
    expect(report.operations.find(({ id }) => id === unknown)?.state).toBe('not-started');
    expect((await run()).report.outcome).toBe('complete');
    expect(inventory(world.sandbox)).toEqual(await calm());
  });
});

test('within one run, what a lost answer may have made is looked for as long as it can be out of sight', async () => {
  const clock = new PatientClock();
  const lost: FaultHook = ({ path: target, method, nth }) =>
    method === 'POST' && target.endsWith('/accessPackages') && nth === 1 ? { do: 'commitThen', response: { status: 504 } } : undefined;
  const options: SandboxOptions = { ...prompt, clock: () => clock.now(), faults: lost, lag: { ...prompt.lag, accessPackage: { ms: 90_000 } } };
  const world = await DeployWorld.create(await topologyFrom(governance), options, { clock });
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  expect(inventory(world.sandbox)['Fabrikam accessPackages']).toBe(1);
});

test('a process that is killed as it creates a configuration, and run again at once', { timeout: 180_000 }, async () => {
  const world = await KillWorld.open({ lag: { servicePrincipal: { reads: 4 } } });
  try {
    world.forget();
    const calm = await world.deploy();
    expect(calm.exitCode, calm.errors).toBe(0);
    const expected = world.inventory;
    const at = calm.requests.findIndex(request => request.endsWith('/instantiate')) + 1;
    expect(at).toBeGreaterThan(0);
    world.forget();
    const killed = await world.deploy(at);
    expect(killed.signal).toBe('SIGKILL');
    expect(killed.journal.filter(({ type, request }) => type === 'result' && request?.endsWith('/instantiate'))).toEqual([]);
    const again = await world.deployAgain();
    expect(again.exitCode, again.errors).toBe(0);
    expect(again.errors).toContain('an earlier run may have created synchronization configuration to');
    expect(world.inventory).toEqual(expected);
  } finally {
    await world.end();
  }
});
