import { describe, expect, test } from 'vitest';
import { type Plan, planRemoval, planText, type RemovalOptions } from '../../deploy/index.ts';
import { governance, link, tenants } from './scenarios.ts';
import { contractErrors, contractIsHere, DeployWorld, inventory, PatientClock, prompt, topologyFrom } from './world.ts';

async function deployed(text: string) {
  const topology = await topologyFrom(text);
  const world = await DeployWorld.create(topology, prompt, { clock: new PatientClock() });
  const before = inventory(world.sandbox);
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  const removal = (options?: RemovalOptions) => planRemoval(topology, world.connections, options);
  const remove = async (options?: RemovalOptions) => {
    const plan = await removal(options);
    expect(plan.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const report = await world.apply(plan);
    expect(report.operations.filter(({ state }) => state !== 'done')).toEqual([]);
    return plan;
  };
  const tenant = (name: string) => {
    const found = Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === name);
    if (!found) throw new Error(`No tenant ${name}.`);
    return found;
  };
  return { world, before, removal, remove, tenant };
}

const tidOf = (request: Request): string => {
  const [, payload = ''] = (request.headers.get('authorization') ?? '').split('.');
  return (JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { tid: string }).tid;
};
const titles = (plan: Plan) => plan.operations.map(({ title }) => title);
const left = (plan: Plan) => plan.problems.map(({ message }) => message);

describe('governance', () => {
  test('goes children first, and leaves what was there before', async () => {
    const { world, before, remove } = await deployed(governance);
    const plan = await remove();
    const wave = (title: string) => plan.operations.find(operation => operation.title === title)?.wave ?? 0;
    expect(wave('policy "On request" of package "Access"')).toBeGreaterThan(0);
    expect(wave('policy "On request" of package "Access"')).toBeLessThan(wave('package "Access"'));
    expect(wave('package "Access"')).toBeLessThan(wave('group "Readers" in the catalog'));
    expect(wave('group "Readers" in the catalog')).toBeLessThan(wave('catalog "Shared"'));
    expect(wave('group "Readers" in the catalog')).toBeLessThan(wave('group "Readers"'));
    expect(plan.operations.every(({ action }) => action === 'remove')).toBe(true);
    const after = inventory(world.sandbox);
    for (const [table, count] of Object.entries(before))
      if (!/ (applications|servicePrincipals|assignmentRequests)$/.test(table)) expect(after[table], table).toBe(count);
    // Run again, there is nothing of it.
    expect(titles(await planRemoval(world.topology, world.connections))).toEqual([]);
    if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  });

  test('active assignments are counted and ended first', async () => {
    const { world, remove, removal, tenant } = await deployed(governance);
    const fabrikam = tenant('Fabrikam');
    const [user] = Object.values(fabrikam.users);
    const [pack] = Object.values(fabrikam.accessPackages);
    const [policy] = Object.values(fabrikam.assignmentPolicies);
    const assignment = { accessPackageId: String(pack?.['id']), assignmentPolicyId: String(policy?.['id']), targetId: String(user?.['id']) };
    const path = '/identityGovernance/entitlementManagement/assignmentRequests';
    const asked = await world.connections.of('fabrikam')?.port.exchange({ method: 'POST', path, body: { requestType: 'adminAdd', assignment } });
    expect(asked?.status).toBe(201);
    const shown = planText(await removal());
    expect(shown).toContain('1 active assignment of package "Access"');
    expect(shown).toContain('1 person loses');
    await remove();
    expect(Object.keys(tenant('Fabrikam').assignments)).toEqual([]);
    expect(Object.keys(tenant('Fabrikam').accessPackages)).toEqual([]);
  });

  test('a catalog without the stamp is left, with what is in it', async () => {
    const { world, removal, tenant } = await deployed(governance);
    const id = Object.values(tenant('Fabrikam').catalogs).find(({ displayName }) => displayName === 'Shared')?.['id'];
    await world.connections
      .of('fabrikam')
      ?.port.exchange({ method: 'PATCH', path: `/identityGovernance/entitlementManagement/catalogs/${id}`, body: { description: 'Ours now' } });
    const plan = await removal();
    expect(titles(plan).filter(title => /catalog|package|policy/.test(title))).toEqual([]);
    expect(left(plan).join('\n')).toContain('catalog "Shared" is left');
    expect(left(plan).join('\n')).toContain('package "Access" is left');
    // The package still gives their membership.
    expect(titles(plan)).toEqual(['group "Security"']);
    expect(left(plan).join('\n')).toContain('group "Readers" is left: Something that is left still uses it.');
  });

  test('only what is named, or nothing when there is no such thing', async () => {
    const { removal } = await deployed(governance);
    expect(titles(await removal({ only: 'package:fabrikam/access' }))).toEqual(['policy "On request" of package "Access"', 'package "Access"']);
    expect(await removal({ only: 'group:fabrikam/readers' })).toMatchObject({
      problems: [{ severity: 'error', message: expect.stringContaining('is used by') }],
    });
    expect(await removal({ only: 'group:fabrikam/nobody' })).toMatchObject({ operations: [], problems: [{ severity: 'error' }] });
  });
});

describe('a link', () => {
  const assigned = link.replace('scope: all', 'scope: assigned');

  test('that synchronizes all users is left until it does not', async () => {
    const { removal } = await deployed(link);
    const plan = await removal({ deprovisioned: true });
    expect(left(plan).join('\n')).toContain('It synchronizes all users');
    expect(titles(plan).some(title => /job|configuration|inbound|partner/.test(title))).toBe(false);
  });

  test('loses its assignments first, and goes only when its users are gone', async () => {
    const { world, before, remove, removal, tenant } = await deployed(assigned);
    const first = await remove();
    expect(titles(first)).toEqual(['group "Analysts" in the synchronization to "Fabrikam"']);
    expect(first.operations[0]?.loss).toBe('It brings no user into scope now.');
    expect(left(first).join('\n')).toContain('--deprovisioned');
    // Without a word from somebody who has looked, the job stays.
    expect(titles(await removal())).toEqual([]);
    expect(Object.keys(Object.values(tenant('Contoso').synchronization)[0]?.jobs ?? {})).toHaveLength(1);

    const second = await remove({ deprovisioned: true });
    expect(left(second)).toEqual([]);
    const wave = (part: string) => second.operations.find(({ title }) => title.includes(part))?.wave ?? 0;
    expect(wave('synchronization job')).toBeLessThan(wave('synchronization configuration'));
    expect(wave('synchronization job')).toBeLessThan(wave('inbound synchronization'));
    expect(wave('inbound synchronization')).toBeLessThan(wave('settings for partner "Contoso"'));
    expect(tenant('Contoso').partners).toEqual({});
    expect(tenant('Fabrikam').identitySynchronization).toEqual({});
    const after = inventory(world.sandbox);
    for (const table of ['Contoso servicePrincipals', 'Contoso applications', 'Contoso groups', 'Fabrikam partners', 'Fabrikam extensionProperties'])
      expect(after[table], table).toBe(before[table]);
    if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  });

  test('leaves partner settings that hold more', async () => {
    const { world, remove, removal, tenant } = await deployed(assigned);
    await remove();
    const body = { inboundTrust: { isMfaAccepted: true } };
    const path = `/policies/crossTenantAccessPolicy/partners/${world.topology.tenants[0]?.id}`;
    expect((await world.connections.of('fabrikam')?.port.exchange({ method: 'PATCH', path, body }))?.status).toBe(204);
    expect(left(await removal({ deprovisioned: true })).join('\n')).toContain(
      'settings for partner "Contoso" is left: It holds more than links need: inboundTrust',
    );
    await remove({ deprovisioned: true });
    expect(Object.keys(tenant('Fabrikam').partners)).toHaveLength(1);
  });
});

describe('a tenant that is left out', () => {
  const both = `${link.replace('scope: all', 'scope: assigned')}${governance.replace(tenants, '')}`;

  test('is not read, and what needs it elsewhere stays', async () => {
    const { world, remove, removal, tenant } = await deployed(both);
    // Without the other side nothing is known of the job that writes the extension.
    const plan = await removal({ skip: ['contoso'], deprovisioned: true });
    expect(plan.leftOut).toEqual([{ tenant: 'contoso', displayName: 'Contoso', asked: true }]);
    expect(plan.operations.every(operation => operation.tenant === 'fabrikam')).toBe(true);
    expect(titles(plan).filter(title => /inbound|partner|extension/.test(title))).toEqual([]);
    expect(left(plan)).toContain('extension "socRole" is left: It needs Contoso, which is left out.');
    expect(left(plan)).toContain('inbound synchronization from "Contoso" is left: It needs Contoso, which is left out.');
    const before = world.trace.count;
    const report = await world.apply(plan);
    expect(report.outcome).toBe('partial');
    expect(report.operations.filter(({ state }) => state !== 'done')).toEqual([]);
    expect(world.trace.count).toBeGreaterThan(before);
    expect(Object.keys(tenant('Fabrikam').accessPackages)).toEqual([]);
    expect(Object.values(tenant('Fabrikam').extensionProperties ?? {})).toHaveLength(1);
    // The rest goes when it is there again.
    await remove();
    await remove({ deprovisioned: true });
    expect(titles(await removal({ deprovisioned: true }))).toEqual([]);
  });

  test('as the target keeps its users: nothing of the link is taken away', async () => {
    const { removal } = await deployed(both);
    const plan = await removal({ skip: ['fabrikam'] });
    expect(titles(plan)).toEqual([]);
    expect(left(plan)).toContain('group "Analysts" in the synchronization to "Fabrikam" is left: It needs Fabrikam, which is left out.');
  });

  test('that cannot be read forbids the rest until it is named', async () => {
    const { world } = await deployed(both);
    const [contoso] = world.topology.tenants;
    const unreachable = await world.connect(world.topology, {
      fetch: async request => (tidOf(request) === contoso?.id ? new Response('{}', { status: 403 }) : world.sandbox.request(request)),
    });
    const refused = await planRemoval(world.topology, unreachable);
    expect(refused.leftOut).toEqual([{ tenant: 'contoso', displayName: 'Contoso', asked: false }]);
    expect(refused.problems.some(({ severity, tenant }) => severity === 'error' && tenant === 'contoso')).toBe(true);
    const without = await planRemoval(world.topology, unreachable, { skip: ['contoso'] });
    expect(without.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(titles(without)).toContain('catalog "Shared"');
  });
});

test('interrupted after any write, it is finished by the next run', { timeout: 60_000 }, async () => {
  for (let n = 1; n <= 8; n++) {
    const topology = await topologyFrom(governance);
    let count = Number.NaN;
    const faults = ({ method }: { method: string }) =>
      method !== 'GET' && ++count === n ? ({ do: 'commitThen', response: { status: 504 } } as const) : undefined;
    const world = await DeployWorld.create(topology, { ...prompt, faults }, { clock: new PatientClock() });
    await world.apply(await world.plan());
    count = 0;
    await world.apply(await planRemoval(topology, world.connections));
    const again = await world.apply(await planRemoval(topology, world.connections));
    expect(
      again.operations.filter(({ state }) => state !== 'done'),
      `write ${n}`,
    ).toEqual([]);
    expect((await planRemoval(topology, world.connections)).operations, `write ${n}`).toEqual([]);
  }
});
