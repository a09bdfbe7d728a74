// A batch of which no answer came, although all of it was carried out: what was created in it is found, not made again.
import { expect, test } from 'vitest';
import type { FaultAction } from '../../sandbox/index.ts';
import { link } from '../deploy/scenarios.ts';
import { DeployWorld, inventory, PatientClock, prompt, topologyFrom } from '../deploy/world.ts';

const deploy = async (lost: number, action: FaultAction) => {
  let batches = 0;
  const topology = await topologyFrom(link);
  const batchFaults = () => (++batches === lost ? action : undefined);
  const world = await DeployWorld.create(topology, { ...prompt, batchFaults }, { clock: new PatientClock() });
  const report = await world.apply(await world.plan());
  const jobs = Object.values(world.sandbox.state().tenants).flatMap(({ synchronization }) =>
    Object.values(synchronization).flatMap(({ jobs }) => Object.keys(jobs)),
  );
  return { report, jobs, batches, inventory: inventory(world.sandbox) };
};

test.each<[string, FaultAction]>([
  ['a gateway times out', { do: 'commitThen', response: { status: 504 } }],
  ['the connection is lost', { do: 'commitThen' }],
  ['the answer is empty', { do: 'commitThen', response: { status: 200, body: { responses: [] } } }],
])('%s, for each batch', async (_, action) => {
  const calm = await deploy(0, action);
  expect(calm.jobs).toHaveLength(1);
  for (let lost = 1; lost <= calm.batches; lost++) {
    const run = await deploy(lost, action);
    expect(run.jobs, `batch ${lost}`).toHaveLength(1);
    expect(run.inventory, `batch ${lost}`).toEqual(calm.inventory);
    expect(run.report.outcome, `batch ${lost}`).toBe('complete');
  }
});
