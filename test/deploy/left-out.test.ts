// One tenant that cannot be read, or must not be, does not block the others.
import { expect, test } from 'vitest';
import { apply, connect, driftOf, type Plan, plan, planText, reportText, wayOn } from '../../deploy/index.ts';
import type { Topology } from '../../language/model/index.ts';
import { tenants } from './scenarios.ts';
import { DeployWorld, inventory, prompt, topologyFrom } from './world.ts';

const three = `${tenants}
tenant litware "Litware" {
  id: "5c1d7a38-9e20-4b6f-8c4d-1f3a6b9e2d03"
  domains: "litware.com"
}
tenants targets = fabrikam, litware
existing group analysts "Analysts" in contoso
group readers "Readers" in targets
extension socRole: String in targets
mapping socMapping {
  socRole <- "analyst"
}
sync contoso -> targets {
  scope: assigned
  mapping: socMapping
  assign: analysts
}
catalog shared "Shared" in contoso
package access "Access" in contoso {
  catalog: shared
  grants: sync to targets
}
access contoso with litware {
  trust: mfa
}
`;

const LITWARE = '5c1d7a38-9e20-4b6f-8c4d-1f3a6b9e2d03';

/** A world in which one tenant answers nothing. */
async function withSilent(topology: Topology, id = LITWARE) {
  const world = await DeployWorld.create(topology, prompt);
  const asked: string[] = [];
  const connections = await connect(topology, {
    graphRoot: 'http://127.0.0.1:1',
    fetch: async request => {
      const [, claims = ''] = (request.headers.get('authorization') ?? '').split('.');
      const { tid } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { tid: string };
      asked.push(tid);
      if (tid === id) return new Response('{"error":{"code":"Authorization_RequestDenied","message":"no"}}', { status: 403 });
      return world.sandbox.request(request);
    },
    trace: world.trace,
  });
  return { world, connections, asked };
}

const of = (made: Plan, list: 'operations' | 'held', tenant: string) => made[list].filter(item => item.tenant === tenant).map(({ id }) => id);

test('the plan says what is known, and is no plan to apply', async () => {
  const topology = await topologyFrom(three);
  const { connections, world } = await withSilent(topology);
  const made = await plan(topology, connections);
  expect(made.problems).toMatchObject([{ code: 'refused', tenant: 'litware', severity: 'error' }]);
  expect(made.leftOut).toEqual([{ tenant: 'litware', displayName: 'Litware', asked: false }]);
  expect(made.tenants.map(({ name }) => name)).toEqual(['contoso', 'fabrikam']);
  expect(of(made, 'operations', 'fabrikam')).toContain('group:fabrikam/readers');
  expect(of(made, 'operations', 'contoso')).toContain('syncJob:contoso/fabrikam');
  const before = inventory(world.sandbox);
  expect(await apply(made, topology, connections)).toMatchObject({ outcome: 'refused' });
  expect(inventory(world.sandbox)).toEqual(before);
});

test('without the tenant the rest is deployed, and of what needs it nothing', async () => {
  const topology = await topologyFrom(three);
  const { connections, world, asked } = await withSilent(topology);
  const made = await plan(topology, connections, { skip: ['litware'] });
  expect(asked).not.toContain(LITWARE);
  expect(made.problems).toMatchObject([{ code: 'left-out', tenant: 'litware', severity: 'warning' }]);
  // Nothing of the link, not even the half that is Contoso's own; nor the grant that gives it.
  expect(made.operations.filter(({ id }) => id.includes('litware'))).toEqual([]);
  expect(of(made, 'held', 'contoso')).toEqual(
    expect.arrayContaining(['partner:contoso/litware', 'syncApplication:contoso/litware', 'syncJob:contoso/litware', 'syncStart:contoso/litware']),
  );
  expect(made.held.every(held => held.for === 'litware')).toBe(true);
  expect(planText(made)).toContain('Left as it is in Contoso for Litware:');

  const report = await apply(made, topology, connections);
  expect(report.operations.filter(({ state }) => state !== 'done').map(({ state }) => state)).toEqual(made.held.map(() => 'skipped'));
  expect(report.operations.find(({ id }) => id === 'syncJob:contoso/litware')?.message).toBe('It needs Litware, which is left out.');
  // A topology of which a tenant is missing is not complete.
  expect(report.outcome).toBe('partial');
  expect(reportText(report)).toContain('Left out: Litware.');
  expect(asked).not.toContain(LITWARE);
  const contoso = Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === 'Contoso');
  expect(Object.keys(contoso?.partners ?? {})).toEqual(['8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02']);

  const again = await plan(topology, connections, { skip: ['litware'] });
  expect(again.operations).toEqual([]);
  expect(again.unchanged.some(({ id }) => id.includes('contoso/litware'))).toBe(false);
  expect(planText(again)).not.toContain('Everything is as the topology says');
  expect(driftOf(again).drift.map(({ id }) => id)).toEqual(
    // A stamp is no difference.
    again.held.flatMap(({ id, kind }) => (kind === 'syncStamp' ? [] : [id])),
  );
});

test('once it answers again, the next run makes what was left', async () => {
  const topology = await topologyFrom(three);
  const { connections, world } = await withSilent(topology);
  await apply(await plan(topology, connections, { skip: ['litware'] }), topology, connections);
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  const whole = await DeployWorld.create(topology, prompt);
  await whole.apply(await whole.plan());
  expect(inventory(world.sandbox)).toEqual(inventory(whole.sandbox));
});

test('settings for a partner that are no part of a link are written without the partner', async () => {
  const topology = await topologyFrom(`${tenants}\naccess contoso with fabrikam {\n  trust: mfa\n}\n`);
  const { connections } = await withSilent(topology, '8d6e2b94-51c3-4f0e-8a7b-2c9f4e1d7a02');
  const made = await plan(topology, connections, { skip: ['fabrikam'] });
  expect(made.operations.map(({ id }) => id)).toEqual(['partner:contoso/fabrikam']);
  expect(made.held).toEqual([]);
});

test('predicted calls are the actual ones', async () => {
  const topology = await topologyFrom(three);
  const { connections, world } = await withSilent(topology);
  const made = await plan(topology, connections, { skip: ['litware'] });
  const before = world.trace.count;
  await apply(made, topology, connections);
  expect(world.trace.count - before).toBe(made.httpCalls);
});

test('what stands in the way can be left out, and nothing else', async () => {
  const topology = await topologyFrom(three);
  const { connections } = await withSilent(topology);
  expect(wayOn(await plan(topology, connections))).toEqual(['litware']);
  expect(wayOn(await plan(topology, connections, { skip: ['fabrikam'] }))).toEqual(['litware', 'fabrikam']);
  expect(wayOn(await plan(topology, connections, { skip: ['litware'] }))).toBeUndefined();
});
