// What the benchmark deploys keeps to Microsoft's published contract: every exchange of plan, deployment and second plan.
import { describe, expect, test } from 'vitest';
import { mesh, packages, topology1 } from '../../bench/deploy-worlds.ts';
import { contractErrors, contractIsHere, DeployWorld, PatientClock, prompt, topologyFrom } from './world.ts';

describe.runIf(contractIsHere)('the traces of the benchmark', () => {
  test.each([
    ['topology 1 with 10 targets', topology1(10)],
    ['a mesh of 20', mesh(20)],
    ['30 tenants with 10 packages each', packages(30, 10)],
  ] as const)('%s', { timeout: 120_000 }, async (_, { text }) => {
    const clock = new PatientClock();
    const options = { ...prompt, latency: 20, clock: () => clock.now(), sleep: (ms: number) => clock.sleep(ms) };
    const world = await DeployWorld.create(await topologyFrom(text), options, { clock });
    expect((await world.apply(await world.plan())).outcome).toBe('complete');
    expect((await world.plan()).operations).toEqual([]);
    expect(world.trace.count).toBeGreaterThan(50);
    expect(await contractErrors(world.trace)).toEqual([]);
  });
});
