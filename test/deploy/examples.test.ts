import { describe, expect, test } from 'vitest';
import { connect, planText } from '../../deploy/index.ts';
import { contractErrors, contractIsHere, DeployWorld, examples, exampleUri, prompt, topologyOf } from './world.ts';

test('over HTTP on this machine', async () => {
  const world = await DeployWorld.create(await topologyOf(exampleUri('soc-topology-1/soc.tenantry')), prompt);
  const listening = await world.sandbox.listen();
  try {
    world.connections = await connect(world.topology, { graphRoot: listening.url, trace: world.trace });
    expect((await world.apply(await world.plan())).outcome).toBe('complete');
    expect((await world.plan()).operations).toEqual([]);
    if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  } finally {
    await listening.close();
  }
});

describe.each(examples)('%s', name => {
  test('deploys as planned, in as many calls as planned, and is then as the topology says', async () => {
    const world = await DeployWorld.create(await topologyOf(exampleUri(name)), prompt);
    const first = await world.plan();
    expect(first.problems.filter(problem => problem.severity === 'error')).toEqual([]);
    expect(first.operations.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);

    const before = world.trace.count;
    const report = await world.apply(first);
    expect(report.operations.filter(operation => operation.state !== 'done' || !operation.verified)).toEqual([]);
    expect(report.outcome).toBe('complete');
    expect(world.trace.count - before).toBe(first.httpCalls);
    expect(report.httpCalls).toBe(first.httpCalls);

    const second = await world.plan();
    expect(planText(second)).toContain('nothing to do');
    expect(second.operations).toEqual([]);
    if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  });

  test('deploys into a directory that replicates slowly', async () => {
    const lag = { reads: 2 };
    const world = await DeployWorld.create(await topologyOf(exampleUri(name)), {
      lag: {
        servicePrincipal: lag,
        application: lag,
        group: lag,
        extensionProperty: lag,
        partner: lag,
        catalogResource: lag,
        accessPackage: lag,
        jobStart: lag,
      },
    });
    const report = await world.apply(await world.plan());
    expect(report.operations.filter(operation => operation.state !== 'done')).toEqual([]);
    const [again] = [await world.plan(), await world.plan()].slice(-1);
    expect(again?.operations).toEqual([]);
    if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  });
});
