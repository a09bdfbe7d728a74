import { describe, expect, test } from 'vitest';
import type { Plan } from '../../deploy/index.ts';
import type { Topology } from '../../language/model/index.ts';
import { formatTopology } from '../../language/services/formatting/format.ts';
import { importFrom, readBack, tenantsOf } from './importing.ts';
import { contractErrors, contractIsHere, DeployWorld, examples, exampleUri, prompt, topologyOf } from './world.ts';

/** What a plan found as it should be, in the words of people: symbols may differ. */
const titles = (unchanged: Plan['unchanged'], { tenants }: Topology): string[] =>
  unchanged.map(({ tenant, title }) => `${tenants.find(({ name }) => name === tenant)?.id} ${title}`).sort();

describe.each(examples)('%s', name => {
  test('is imported as a file whose plan is empty, with everything that it declared', async () => {
    const world = await DeployWorld.create(await topologyOf(exampleUri(name)), prompt);
    expect((await world.apply(await world.plan())).outcome).toBe('complete');

    const { text, remaining, omissions } = await importFrom(world);
    expect(remaining).toEqual([]);
    const { topology, errors } = await readBack(text);
    expect(errors).toEqual([]);
    const { operations, problems, unchanged } = await world.plan(topology);
    expect(operations).toEqual([]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(omissions).toEqual([]);
    const declared = titles((await world.plan()).unchanged, world.topology);
    // Where there are connected organizations the settings for their users are told, too.
    expect(titles(unchanged, topology).filter(title => declared.includes(title) || !title.endsWith('settings of entitlement management'))).toEqual(declared);
    expect(text).not.toContain('[tenantry');
    expect(formatTopology(text)).toBe(text);

    const again = await importFrom(world, tenantsOf(topology));
    expect(again.text).toBe(text);
    if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  });
});
