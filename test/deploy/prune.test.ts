import { describe, expect, test } from 'vitest';
import { type Plan, type PruneOptions, planPrune, planText } from '../../deploy/index.ts';
import type { Topology } from '../../language/model/index.ts';
import type { SandboxOptions } from '../../sandbox/index.ts';
import { linesOf } from '../chaos/same-state.ts';
import { send } from './raw.ts';
import { governance, link, tenants } from './scenarios.ts';
import { contractErrors, contractIsHere, DeployWorld, PatientClock, prompt, topologyFrom } from './world.ts';

const named = (text: string, name = 'soc') => `topology ${name} "${name}"\n${text}`;
const without = (text: string, ...statements: readonly RegExp[]) =>
  statements.reduce((left, statement) => {
    expect(left).toMatch(statement);
    return left.replace(statement, '');
  }, text);
const titles = (plan: Plan) => plan.operations.map(({ title }) => title);
const left = (plan: Plan) => plan.problems.map(({ message }) => message).join('\n');
const EM = '/identityGovernance/entitlementManagement';

/** Tenants as a topology finds them, with it deployed. */
async function deployed(text: string, then?: string, options: SandboxOptions = {}) {
  const topology = await topologyFrom(text);
  const world = await DeployWorld.create(topology, { ...prompt, ...options }, { clock: new PatientClock() });
  const deploy = async (what: Topology) => expect((await world.apply(await world.plan(what), what)).outcome).toBe('complete');
  const prune = async (what: Topology, options?: PruneOptions) => {
    const plan = await planPrune(what, world.connections, options);
    expect(plan.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const report = await world.apply(plan, what);
    expect(report.operations.filter(({ state }) => state !== 'done')).toEqual([]);
    return plan;
  };
  await deploy(then === undefined ? topology : await topologyFrom(then));
  const tenant = (name: string) => {
    const found = Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === name);
    if (!found) throw new Error(`There is no ${name}.`);
    return found;
  };
  // What was asked for is no object, and deployments leave their requests behind.
  const state = () => linesOf(world.sandbox.state()).filter(line => !/^\S+ assignmentRequests /.test(line));
  return { world, topology, deploy, prune, tenant, state };
}

/** Deploys all, then less, prunes, and compares with tenants in which only the less was ever deployed. */
async function pruned(all: string, less: string, options: PruneOptions = {}, before: readonly PruneOptions[] = []) {
  const big = await deployed(all);
  const small = await topologyFrom(less);
  await big.deploy(small);
  for (const step of before) await big.prune(small, step);
  const plan = await big.prune(small, options);
  expect((await big.world.plan(small)).operations).toEqual([]);
  expect((await planPrune(small, big.world.connections, options)).operations).toEqual([]);
  expect(big.state()).toEqual((await deployed(all, less)).state());
  if (contractIsHere) expect(await contractErrors(big.world.trace)).toEqual([]);
  return plan;
}

describe('what is taken out of the topology goes', () => {
  test('a catalog with everything in it, children first', async () => {
    const less = without(named(governance), /catalog shared [\s\S]*?\n}\n/, /package access [\s\S]*\n}\n/);
    const plan = await pruned(named(governance), less);
    const wave = (title: string) => plan.operations.find(operation => operation.title === title)?.wave ?? 0;
    expect(wave('policy "On request" of package "Access"')).toBeGreaterThan(0);
    expect(wave('policy "On request" of package "Access"')).toBeLessThan(wave('package "Access"'));
    expect(wave('package "Access"')).toBeLessThan(wave('resource "Readers" in the catalog "Shared"'));
    expect(wave('resource "Readers" in the catalog "Shared"')).toBeLessThan(wave('catalog "Shared"'));
    expect(titles(plan).some(title => /group|organization/.test(title))).toBe(false);
  });

  test('a group, from the catalog that it was in, too', async () => {
    const less = without(named(governance), /group writers .*\n/, /, group writers/);
    const plan = await pruned(named(governance), less);
    expect(titles(plan)).toEqual(['resource "Writers" in the catalog "Shared"', 'group "Writers"']);
  });

  test('a connected organization', async () => {
    const less = without(named(governance), /organization partner [\s\S]*?\n}\n/).replace('organization partner', 'all members');
    expect(titles(await pruned(named(governance), less))).toEqual(['connected organization "Contoso"']);
  });

  test('a link, in two steps', async () => {
    const all = named(link.replace('scope: all', 'scope: assigned'));
    const less = without(all, /sync contoso [\s\S]*?\n}\n/);
    const plan = await pruned(all, less, { deprovisioned: true }, [{}]);
    const wave = (part: string) => plan.operations.find(({ title }) => title.includes(part))?.wave ?? 0;
    expect(wave('synchronization job')).toBeGreaterThan(0);
    expect(wave('synchronization job')).toBeLessThan(wave('synchronization configuration'));
    expect(wave('synchronization job')).toBeLessThan(wave('inbound synchronization'));
    expect(wave('inbound synchronization')).toBeLessThan(wave('settings for partner "Contoso"'));
  });
});

test('a tenant that is left out keeps everything, and so does the other half of what was between', async () => {
  const all = named(`${link.replace('scope: all', 'scope: assigned')}${governance.replace(tenants, '')}`);
  const less = await topologyFrom(without(all, /sync contoso [\s\S]*?\n}\n/, /group writers .*\n/, /, group writers/));
  const { world, deploy } = await deployed(all);
  await deploy(less);
  const plan = await planPrune(less, world.connections, { skip: ['contoso'], deprovisioned: true });
  expect(plan.leftOut).toEqual([{ tenant: 'contoso', displayName: 'Contoso', asked: true }]);
  expect(titles(plan)).toEqual(['resource "Writers" in the catalog "Shared"', 'group "Writers"']);
  const other = await planPrune(less, world.connections, { skip: ['fabrikam'], deprovisioned: true });
  expect(titles(other)).toEqual([]);
  expect(left(other)).toContain('It needs Fabrikam, which is left out.');
});

describe('a link whose opposite stays', () => {
  const assigned = link.replace('scope: all', 'scope: assigned');
  const back = 'existing group engineers "Engineers" in fabrikam\nsync fabrikam -> contoso {\n  scope: assigned\n  assign: engineers\n}\n';
  const all = named(assigned + back);
  const less = without(all, /sync contoso -> [\s\S]*?\n}\n/);
  const consent = (tenant: { partners: Record<string, { automaticUserConsentSettings?: unknown }> }) =>
    Object.values(tenant.partners).map(({ automaticUserConsentSettings }) => automaticUserConsentSettings);

  test('takes its half of the partner settings with it', async () => {
    const { world, deploy, prune, tenant } = await deployed(all);
    const small = await topologyFrom(less);
    await deploy(small);
    expect(titles(await prune(small)).some(title => title.includes('redemption'))).toBe(false);
    const plan = await prune(small, { deprovisioned: true });
    const wave = (part: string) => plan.operations.find(({ title }) => title.includes(part))?.wave ?? 0;
    expect(titles(plan)).toContain('automatic redemption outbound in the settings for partner "Fabrikam"');
    expect(titles(plan)).toContain('automatic redemption inbound in the settings for partner "Contoso"');
    expect(wave('synchronization job')).toBeLessThan(wave('automatic redemption inbound'));
    expect(wave('inbound synchronization')).toBeLessThan(wave('automatic redemption inbound'));
    // The link that stays needs the other direction, and still has it.
    expect(consent(tenant('Contoso'))).toEqual([{ inboundAllowed: true, outboundAllowed: false }]);
    expect(consent(tenant('Fabrikam'))).toEqual([{ inboundAllowed: false, outboundAllowed: true }]);
    expect(Object.keys(tenant('Contoso').identitySynchronization)).toHaveLength(1);
    expect(Object.keys(tenant('Fabrikam').identitySynchronization)).toHaveLength(0);
    expect((await world.plan(small)).operations).toEqual([]);
    expect((await planPrune(small, world.connections, { deprovisioned: true })).operations).toEqual([]);
    if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  });

  test('stopped by a refusal of any write, it is finished by the next run', { timeout: 60_000 }, async () => {
    const small = await topologyFrom(less);
    for (let n = 1; n <= 8; n++) {
      let count = Number.NaN;
      const faults = ({ method }: { method: string }) =>
        method !== 'GET' && ++count === n ? ({ do: 'respond', response: { status: 403 } } as const) : undefined;
      const { world, deploy, prune, tenant } = await deployed(all, undefined, { faults });
      await deploy(small);
      await prune(small);
      count = 0;
      await world.apply(await planPrune(small, world.connections, { deprovisioned: true }), small);
      count = Number.NaN;
      await prune(small, { deprovisioned: true });
      expect(consent(tenant('Contoso')), `write ${n}`).toEqual([{ inboundAllowed: true, outboundAllowed: false }]);
      expect(consent(tenant('Fabrikam')), `write ${n}`).toEqual([{ inboundAllowed: false, outboundAllowed: true }]);
      expect(Object.keys(tenant('Fabrikam').identitySynchronization), `write ${n}`).toHaveLength(0);
      expect((await planPrune(small, world.connections, { deprovisioned: true })).operations, `write ${n}`).toEqual([]);
    }
  });

  test('leaves it where the settings hold more, and says so', async () => {
    const { world, deploy, prune } = await deployed(all);
    const small = await topologyFrom(less);
    await deploy(small);
    await prune(small);
    const path = `/policies/crossTenantAccessPolicy/partners/${world.topology.tenants[0]?.id}`;
    await send(world, 'fabrikam', 'PATCH', path, { inboundTrust: { isMfaAccepted: true } });
    const plan = await planPrune(small, world.connections, { deprovisioned: true });
    expect(titles(plan).filter(title => title.includes('redemption'))).toEqual(['automatic redemption outbound in the settings for partner "Fabrikam"']);
    expect(left(plan)).toContain('automatic redemption inbound in the settings for partner "Contoso" is left: It holds more than links need: inboundTrust');
  });
});

test('users are counted: those of a package, and those whom a link would take out of the target', async () => {
  const people = ['ann', 'bob', 'cem'].map(name => `existing user ${name} "${name}@contoso.com" in contoso\n`).join('');
  const all = named(people + link.replace('scope: all', 'scope: assigned'));
  const { world, tenant } = await deployed(all);
  const contoso = tenant('Contoso');
  const analysts = String(Object.values(contoso.groups).find(({ displayName }) => displayName === 'Analysts')?.['id']);
  for (const user of Object.keys(contoso.users))
    await send(world, 'contoso', 'POST', `/groups/${analysts}/members/$ref`, { '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${user}` });
  const less = await topologyFrom(without(all, /sync contoso [\s\S]*?\n}\n/));
  const plan = await planPrune(less, world.connections);
  expect(plan.operations).toMatchObject([
    {
      title: 'group "Analysts" in the synchronization to "Fabrikam"',
      loss: 'Up to 3 users who are in scope by it only are soft-deleted in Fabrikam by the next cycle.',
    },
  ]);
  expect(planText(plan)).toContain('! Up to 3 users');
  expect(left(plan)).toContain('--deprovisioned');
  if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
});

describe('what only its catalog says to be ours', () => {
  const less = without(named(governance), /package access [\s\S]*\n}\n/);

  test('is named and left, with what it gives', async () => {
    const { world, prune, state } = await deployed(named(governance));
    const before = state();
    const plan = await prune(await topologyFrom(without(less, /group writers .*\n/)));
    expect(titles(plan)).toEqual([]);
    expect(left(plan)).toContain('package "Access" is left: Only its catalog says that it may have been made from here');
    expect(left(plan)).toContain('group "Writers" is left: Something that is left still uses it.');
    expect(state()).toEqual(before);
    expect((await world.plan()).operations).toEqual([]);
  });

  test('goes with --packages', async () => {
    const plan = await pruned(named(governance), less, { packages: true });
    expect(titles(plan)).toContain('package "Access"');
    expect(titles(plan)).not.toContain('catalog "Shared"');
  });

  test('a policy alone', async () => {
    const second = governance.replace(
      '  policy "On request"',
      '  policy "Staff" {\n    requestors: all members\n    expires: never\n  }\n  policy "On request"',
    );
    const { world, prune } = await deployed(named(second));
    const topology = await topologyFrom(named(governance));
    expect(left(await prune(topology))).toContain('policy "Staff" of package "Access" is left');
    expect(titles(await prune(topology, { packages: true }))).toEqual(['policy "Staff" of package "Access"']);
    expect((await world.plan(topology)).operations).toEqual([]);
  });
});

describe('nothing else goes', () => {
  test('what is mentioned in any way, even where it is not as it should be', async () => {
    const { world, topology, tenant } = await deployed(named(governance));
    expect((await planPrune(topology, world.connections, { packages: true, deprovisioned: true })).operations).toEqual([]);
    const other = await topologyFrom(
      named(governance.replace('group readers "Readers"', 'group readers "Read"').replace('catalog shared "Shared"', 'catalog shared "Mine"')),
    );
    expect((await planPrune(other, world.connections, { packages: true })).operations).toEqual([]);
    const id = String(Object.values(tenant('Fabrikam').groups).find(({ displayName }) => displayName === 'Security')?.['id']);
    const text = named(governance)
      .replace(/group security [\s\S]*?\n}\n/, `existing group watched "Security" in fabrikam { id: "${id}" }\n`)
      .replace('group writers\n  policy', 'group writers, group watched\n  policy');
    expect(text).toContain('group watched\n  policy');
    expect(titles(await planPrune(await topologyFrom(text), world.connections))).toEqual([]);
  });

  test('what others made in the same tenants', async () => {
    const { world, state } = await deployed(named(governance));
    await send(world, 'fabrikam', 'POST', `${EM}/catalogs`, {
      displayName: 'By hand',
      description: 'Not ours',
      state: 'published',
      isExternallyVisible: false,
    });
    await send(world, 'fabrikam', 'POST', '/groups', { displayName: 'By hand', mailEnabled: false, mailNickname: 'byhand', securityEnabled: true });
    const before = state();
    const hr = named(`${tenants}\ngroup readers "HR" in fabrikam\ncatalog people "People" in fabrikam { description: "HR" }\n`, 'hr');
    const other = await topologyFrom(hr);
    expect((await world.apply(await world.plan(other), other)).outcome).toBe('complete');
    const empty = await topologyFrom(named(tenants, 'hr'));
    const plan = await planPrune(empty, world.connections);
    expect(titles(plan).sort()).toEqual(['catalog "People"', 'group "HR"']);
    expect((await world.apply(plan, empty)).outcome).toBe('complete');
    expect(state()).toEqual(before);
    expect((await world.plan()).operations).toEqual([]);
  });

  test('without a name nothing can be told, and it says so', async () => {
    const { world } = await deployed(governance);
    expect(await planPrune(await topologyFrom(tenants), world.connections)).toMatchObject({
      operations: [],
      problems: [{ code: 'topology-without-name', severity: 'error', message: expect.stringContaining('write "topology name"') }],
    });
  });

  test('when a tenant cannot be read', async () => {
    const { world } = await deployed(named(governance));
    const empty = await topologyFrom(named(tenants));
    const broken = await world.connect(empty, { fetch: async () => new Response('{}', { status: 403 }) });
    const plan = await planPrune(empty, broken);
    expect(plan.operations).toEqual([]);
    expect(plan.problems.some(({ severity }) => severity === 'error')).toBe(true);
  });

  test('extensions, because topologies share the application that they belong to', async () => {
    const all = named(link);
    const { world } = await deployed(all);
    const less = await topologyFrom(without(all, /extension .*\n/, / {2}socRole <- .*\n/));
    const plan = await planPrune(less, world.connections);
    expect(plan.operations).toEqual([]);
    expect(left(plan)).toContain('extension "socRole" is left');
  });
});

test('interrupted after any write, it is finished by the next run', { timeout: 60_000 }, async () => {
  const less = await topologyFrom(named(tenants));
  for (let n = 1; n <= 8; n++) {
    let count = Number.NaN;
    const faults = ({ method }: { method: string }) =>
      method !== 'GET' && ++count === n ? ({ do: 'commitThen', response: { status: 504 } } as const) : undefined;
    const topology = await topologyFrom(named(governance));
    const world = await DeployWorld.create(topology, { ...prompt, faults }, { clock: new PatientClock() });
    await world.apply(await world.plan());
    count = 0;
    await world.apply(await planPrune(less, world.connections), less);
    const again = await world.apply(await planPrune(less, world.connections), less);
    expect(
      again.operations.filter(({ state }) => state !== 'done'),
      `write ${n}`,
    ).toEqual([]);
    expect((await planPrune(less, world.connections)).operations, `write ${n}`).toEqual([]);
  }
});
