// What a run that was cut short has made, and the next run cannot see yet: it is not made again, and not a failure.
import { expect, test } from 'vitest';
import { governance } from '../deploy/scenarios.ts';
import { DeployWorld, inventory, PatientClock, prompt, topologyFrom } from '../deploy/world.ts';

test('a catalog resource that the next plan does not see yet', async () => {
  const topology = await topologyFrom(governance);
  const calm = await DeployWorld.create(topology, prompt, { clock: new PatientClock() });
  expect((await calm.apply(await calm.plan())).outcome).toBe('complete');

  let lost = true;
  const world = await DeployWorld.create(
    topology,
    // Hidden for so many reads that the plan of the second run does not see it.
    {
      ...prompt,
      lag: { ...prompt.lag, catalogResource: { reads: 5 } },
      faults: ({ path }) => (lost && path.includes('resourceRoleScopes') ? { do: 'respond', response: { status: 400 } } : undefined),
    },
    { clock: new PatientClock() },
  );
  const stop = new AbortController();
  await world.apply(await world.plan(), topology, {
    signal: stop.signal,
    onEvent: event => event.type === 'waiting' && event.reason.includes('cannot be read yet') && stop.abort(),
  });
  lost = false;
  const plan = await world.plan();
  expect(plan.operations.some(({ kind, action }) => kind === 'catalogResource' && action === 'create')).toBe(true);
  const report = await world.apply(plan);
  expect(report.operations.filter(({ state }) => state !== 'done')).toEqual([]);
  expect(inventory(world.sandbox)).toEqual(inventory(calm.sandbox));
});
