// Between a plan and its confirmation minutes may pass: the tenants are looked at again before the first write.
import { expect, test } from 'vitest';
import { apply, FRESH_FOR, lookAgainAt, plan as planOf, reportText } from '../../deploy/index.ts';
import { governance } from './scenarios.ts';
import { DeployWorld, inventory, PatientClock, prompt, topologyFrom } from './world.ts';

async function planned() {
  const topology = await topologyFrom(governance);
  const clock = new PatientClock();
  const world = await DeployWorld.create(topology, prompt, { clock });
  const plan = await world.plan();
  const deploy = async () => {
    const before = world.trace.count;
    const report = await world.apply(plan, topology, { lookAgain: lookAgainAt(plan, topology, world.connections) });
    return { report, calls: world.trace.count - before };
  };
  return { world, plan, clock, deploy };
}

/** Somebody else makes a group that the plan wants to make. */
async function meanwhile(world: DeployWorld): Promise<void> {
  const other = await topologyFrom(governance.replace('description: "May read"', 'description: "Somebody else"'));
  const elsewhere = await world.connect(other, { trace: undefined });
  const made = await planOf(other, elsewhere);
  await apply({ ...made, operations: made.operations.filter(({ id }) => id === 'group:fabrikam/readers') }, other, elsewhere);
}

test('a plan that was just made is applied as it is, in the calls that it says', async () => {
  const { plan, deploy } = await planned();
  const { report, calls } = await deploy();
  expect(report.outcome).toBe('complete');
  expect(calls).toBe(plan.httpCalls);
});

test('after a while it is looked again, and what still fits is applied', async () => {
  const { plan, clock, deploy } = await planned();
  await clock.sleep(FRESH_FOR + 1);
  const { report, calls } = await deploy();
  expect(report.outcome).toBe('complete');
  expect(plan.readCalls).toBeGreaterThan(0);
  expect(calls).toBe(plan.httpCalls + (plan.readCalls ?? 0));
  expect(report.httpCalls).toBe(calls);
});

test('what has changed meanwhile ends it before the first write, and is named', async () => {
  const { world, clock, deploy } = await planned();
  await meanwhile(world);
  const before = inventory(world.sandbox);
  await clock.sleep(FRESH_FOR + 1);
  const { report } = await deploy();
  expect(report.outcome).toBe('refused');
  expect(report.changed).toEqual(['group "Readers" in fabrikam has changed since the plan was made.']);
  expect(reportText(report)).toContain('Nothing was written: Something has changed since the plan was made. Plan again.\n  group "Readers"');
  expect(inventory(world.sandbox)).toEqual(before);
});

test('a tenant that cannot be read any more ends it, too', async () => {
  const { world, plan, clock } = await planned();
  await clock.sleep(FRESH_FOR + 1);
  const nobody = await world.connect(world.topology, {
    clock,
    identity: () => ({ scopes: ['User.Read'], roles: [] }),
    fetch: async () => new Response('{}', { status: 403 }),
  });
  const report = await world.apply(plan, world.topology, { lookAgain: lookAgainAt(plan, world.topology, nobody) });
  expect(report.outcome).toBe('refused');
  expect(report.changed?.join()).toContain('Graph refuses the sign-in to Fabrikam');
});
