import { describe, expect, test } from 'vitest';
import { governance, link, tenants } from './scenarios.ts';
import { DeployWorld, inventory, prompt, topologyFrom } from './world.ts';

/** Plans a topology in tenants that hold what another one needs. */
async function planIn(seeded: string, text: string) {
  const world = await DeployWorld.create(await topologyFrom(seeded), prompt);
  const topology = await topologyFrom(text);
  world.connections = await world.connect(topology);
  return { world, topology, plan: await world.plan(topology) };
}

describe('what is referred to', () => {
  test('an unknown name is an error at its place, and similar names are offered with their ids', async () => {
    const text = governance.replace('existing group leads "Leads"', 'existing group leads "Leader"');
    const { plan, world, topology } = await planIn(governance, text);
    const [problem] = plan.problems;
    expect(plan.problems).toHaveLength(1);
    expect(problem).toMatchObject({ code: 'unknown-name', severity: 'error', tenant: 'fabrikam' });
    expect(problem?.message).toMatch(/There is no group "Leader" in Fabrikam\. Similar: "Leads" \([0-9a-f-]{36}\)/);
    expect(text.slice(problem?.span?.start, problem?.span?.end)).toContain('leads');

    const before = inventory(world.sandbox);
    const report = await world.apply(plan, topology);
    expect(report).toMatchObject({ outcome: 'refused', httpCalls: 0 });
    expect(report.refusal).toContain('There is no group "Leader"');
    expect(inventory(world.sandbox)).toEqual(before);
  });

  test('an ambiguous name lists the candidates; an id decides', async () => {
    const topology = await topologyFrom(governance);
    const world = await DeployWorld.create(topology, prompt);
    const twin = 'aaaaaaaa-0000-4000-8000-000000000001';
    world.sandbox.seed({ tenants: [{ id: topology.tenants[1]?.id ?? '', displayName: 'Fabrikam', groups: [{ id: twin, displayName: 'Leads' }] }] });
    const plan = await world.plan();
    const groups = Object.values(world.sandbox.state().tenants[topology.tenants[1]?.id ?? '']?.groups ?? {}).filter(group => group['displayName'] === 'Leads');
    if (groups.length < 2) throw new Error('The sandbox did not take the second group.');
    expect(plan.problems).toMatchObject([{ code: 'ambiguous-name', severity: 'error', tenant: 'fabrikam' }]);
    for (const group of groups) expect(plan.problems[0]?.message).toContain(String(group['id']));

    const decided = await topologyFrom(
      governance.replace('existing group leads "Leads" in fabrikam', `existing group leads "Leads" in fabrikam { id: "${twin}" }`),
    );
    const second = await world.plan(decided);
    expect(second.problems).toEqual([]);
    expect(second.bindings['group:fabrikam/leads']).toMatchObject({ id: twin });
  });

  test('what is referred to is never written', async () => {
    const { plan } = await planIn(governance, governance);
    expect(plan.operations.filter(({ id }) => ['group:fabrikam/leads', 'user:fabrikam/tom'].includes(id))).toEqual([]);
  });
});

describe('external tenants', () => {
  const external = link
    .replace('domains: "fabrikam.com"', 'domains: "fabrikam.com"\n  external: true')
    .replace('extension socRole: String in fabrikam\n', '')
    .replace('  socRole <- "analyst"\n', '');

  test('are neither connected, read nor written; the half that is ours is planned', async () => {
    const { world, plan } = await planIn(link, external);
    expect(world.connections.of('fabrikam')).toBeUndefined();
    expect(new Set(plan.operations.map(({ tenant }) => tenant))).toEqual(new Set(['contoso']));
    expect(plan.tenants.map(({ name }) => name)).toEqual(['contoso']);
    const tenants = world.trace.toHar() as { log: { entries: { request: { headers: { name: string; value: string }[] } }[] } };
    const tids = tenants.log.entries.map(({ request }) => {
      const token = request.headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value.split('.')[1] ?? '';
      return (JSON.parse(Buffer.from(token, 'base64url').toString()) as { tid: string }).tid;
    });
    expect(new Set(tids)).toEqual(new Set(['3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01']));
  });

  test('a group of an external tenant needs its id', async () => {
    const other = tenants.replace('domains: "fabrikam.com"', 'domains: "fabrikam.com"\n  external: true');
    const access = (body: string) => `${other}existing group theirs "Theirs" in fabrikam ${body}\naccess contoso with fabrikam { inbound: allow group theirs }`;
    const { plan } = await planIn(tenants, access(''));
    expect(plan.problems).toMatchObject([{ code: 'unresolved', severity: 'error' }]);
    expect(plan.problems[0]?.message).toContain('`id`');
    const id = 'bbbbbbbb-0000-4000-8000-000000000001';
    const stated = await planIn(tenants, access(`{ id: "${id}" }`));
    expect(stated.plan.problems).toEqual([]);
    expect(JSON.stringify(stated.plan.operations[0]?.body)).toContain(id);
  });
});

test('a role that an application does not have lists those that it has', async () => {
  const app = (role: string) =>
    `${tenants}existing application tool "Tool" in contoso\npackage p "P" in contoso {\n  grants: application tool role "${role}"\n  policy "A" { requestors: administrators }\n}`;
  const { plan } = await planIn(app('Reader'), app('Writer'));
  expect(plan.problems).toMatchObject([{ code: 'unknown-name', severity: 'error' }]);
  expect(plan.problems[0]?.message).toContain('"Reader"');
});
