import { describe, expect, test } from 'vitest';
import { planFile, readPlan, SavedPlanError, staleness } from '../../deploy/index.ts';
import { governance, link } from './scenarios.ts';
import { DeployWorld, prompt, topologyFrom } from './world.ts';

const worldOf = async (text: string) => DeployWorld.create(await topologyFrom(text), prompt);

test('a saved plan is applied as it was made', async () => {
  const world = await worldOf(governance);
  const made = await world.plan();
  const saved = readPlan(planFile(made));
  expect(saved).toEqual(made);
  expect(staleness(saved, await world.plan())).toEqual([]);
  const report = await world.apply(saved);
  expect(report.outcome).toBe('complete');
  expect(report.httpCalls).toBe(made.httpCalls);
});

describe('a file is refused', () => {
  test.each([
    ['that is no JSON', (text: string) => text.slice(0, 100), /not JSON/],
    ['of another version', (text: string) => text.replace('tenantry.plan/1', 'tenantry.plan/2'), /tenantry\.plan\/2/],
    ['that is something else', () => '[]', /not a plan/],
    ['that was edited', (text: string) => text.replace('"Readers"', '"Owners"'), /was changed/],
    ['whose hash was taken away', (text: string) => text.replace(/,\s*"hash": "[^"]*"/, ''), /was changed/],
  ])('%s', async (_, damage, reason) => {
    const text = planFile(await (await worldOf(governance)).plan());
    expect(() => readPlan(damage(text))).toThrow(reason);
    expect(() => readPlan(damage(text))).toThrow(SavedPlanError);
  });
});

describe('a plan is stale', () => {
  test('once it was applied', async () => {
    const world = await worldOf(governance);
    const saved = await world.plan();
    await world.apply(saved);
    const changed = staleness(saved, await world.plan());
    expect(changed).toContain('group "Readers" in fabrikam has changed since the plan was made.');
    expect(changed).toContain('catalog "Shared" in fabrikam has changed since the plan was made.');
  });

  test('when somebody changed something in the meantime, and says what', async () => {
    const world = await worldOf(governance);
    await world.apply(await world.plan());
    const next = await topologyFrom(governance.replace('"May read"', '"May read all"'));
    const saved = await world.plan(next);
    const group = saved.operations[0]?.liveId;
    await world.connections.of('fabrikam')?.port.exchange({ method: 'PATCH', path: `/groups/${group}`, body: { description: 'By hand' } });
    expect(staleness(saved, await world.plan(next))).toEqual(['group "Readers" in fabrikam has changed since the plan was made.']);
  });

  test('when the meaning of the topology has changed, but not for a comment', async () => {
    const world = await worldOf(governance);
    const saved = await world.plan();
    const edited = await topologyFrom(governance.replace('"May read"', '"May write"'));
    expect(staleness(saved, await world.plan(edited))).toEqual(['The topology has changed since the plan was made.']);
    expect(await world.apply(saved, edited)).toMatchObject({ outcome: 'refused', refusal: expect.stringContaining('has changed') });
    const commented = await topologyFrom(`// who may read what\n\n${governance.replaceAll('  ', '    ')}`);
    expect(staleness(saved, await world.plan(commented))).toEqual([]);
    expect((await world.apply(saved, commented)).outcome).toBe('complete');
  });

  test('not because a job has run meanwhile', async () => {
    const world = await DeployWorld.create(await topologyFrom(link), { lag: { jobStart: { reads: 3 } } });
    await world.apply(await world.plan());
    const next = await topologyFrom(link.replace('"Security"', '"SOC"'));
    const saved = await world.plan(next);
    expect(saved.operations).not.toEqual([]);
    expect(staleness(saved, await world.plan(next))).toEqual([]);
  });
});
