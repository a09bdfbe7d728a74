import { describe, expect, test } from 'vitest';
import { type DeployReport, reportText } from '../../deploy/index.ts';
import type { FaultCall, FaultHook } from '../../sandbox/index.ts';
import { governance, link } from './scenarios.ts';
import { DeployWorld, inventory, PatientClock, prompt, topologyFrom } from './world.ts';

const isWrite = ({ method, path }: FaultCall) => method !== 'GET' && !path.includes('/validateCredentials');

/** Deploys with a fault in the nth write; returns what the tenants hold after a second deployment without one. */
async function deployTwice(text: string, fault: FaultHook) {
  const topology = await topologyFrom(text);
  let active = true;
  const world = await DeployWorld.create(topology, { ...prompt, faults: call => (active ? fault(call) : undefined) }, { clock: new PatientClock() });
  const first = await world.apply(await world.plan());
  active = false;
  const second = await world.apply(await world.plan());
  return { world, first, second };
}

const nthWrite = (n: number, action: ReturnType<FaultHook>): FaultHook => {
  let count = 0;
  return call => (isWrite(call) && ++count === n ? action : undefined);
};

const states = (report: DeployReport) =>
  Object.fromEntries([...Map.groupBy(report.operations, ({ state }) => state)].map(([state, list]) => [state, list.length]));

describe.each([
  ['a synchronization link', link],
  ['governance', governance],
])('%s', (_, text) => {
  const lost = [
    ['the answer is lost', { do: 'commitThen' }],
    ['the gateway times out after the work was done', { do: 'commitThen', response: { status: 504 } }],
    ['the connection is reset before', { do: 'reset' }],
    ['the service fails', { do: 'respond', response: { status: 503 } }],
    ['the service throttles', { do: 'respond', response: { status: 429, headers: { 'Retry-After': '2.5' } } }],
  ] as const;

  test.each(lost)('nothing is made twice when %s, at any write', async (_, action) => {
    const calm = await deployTwice(text, () => undefined);
    expect(calm.first.outcome).toBe('complete');
    const expected = inventory(calm.world.sandbox);
    const writes = calm.first.operations.length;
    for (let n = 1; n <= writes; n++) {
      const { world, first, second } = await deployTwice(text, nthWrite(n, action));
      expect(inventory(world.sandbox), `write ${n}`).toEqual(expected);
      expect([first.outcome, second.outcome], `write ${n}: ${JSON.stringify(first.operations.filter(({ state }) => state !== 'done'))}`).toEqual([
        'complete',
        'complete',
      ]);
      expect((await world.plan()).operations, `write ${n}`).toEqual([]);
    }
  });
});

describe('throttling', () => {
  test('an entry of a batch waits as long as it is told, and only it is sent again', async () => {
    const clock = new PatientClock();
    let hits = 0;
    const topology = await topologyFrom(governance);
    const faults: FaultHook = ({ path, method }) =>
      method === 'POST' && path.endsWith('/catalogs') && ++hits === 1
        ? { do: 'respond', response: { status: 429, headers: { 'Retry-After': '7' } } }
        : undefined;
    const world = await DeployWorld.create(topology, { ...prompt, faults }, { clock });
    const plan = await world.plan();
    const report = await world.apply(plan);
    expect(report.outcome).toBe('complete');
    expect(clock.waits.some(ms => ms >= 7000 && ms < 7100)).toBe(true);
    expect(report.httpCalls).toBe(plan.httpCalls + 1);
  });

  test('a throttled call is repeated after Retry-After', async () => {
    const clock = new PatientClock();
    const faults: FaultHook = ({ path, nth }) =>
      path.startsWith('/organization') && nth === 1 ? { do: 'respond', response: { status: 429, headers: { 'Retry-After': '2.128' } } } : undefined;
    const world = await DeployWorld.create(await topologyFrom(governance), { ...prompt, faults }, { clock });
    expect((await world.plan()).problems).toEqual([]);
    expect(clock.waits[0]).toBeGreaterThanOrEqual(2128);
  });
});

describe('a failure stops only what depends on it', () => {
  test('one operation is refused', async () => {
    const faults: FaultHook = ({ path, method }) =>
      method === 'POST' && path.endsWith('/catalogs')
        ? { do: 'respond', response: { status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'Insufficient privileges.' } } } }
        : undefined;
    const world = await DeployWorld.create(await topologyFrom(governance), { ...prompt, faults }, { clock: new PatientClock() });
    const report = await world.apply(await world.plan());
    expect(report.outcome).toBe('partial');
    const failed = report.operations.filter(({ state }) => state === 'failed');
    expect(failed).toEqual([
      expect.objectContaining({ title: 'catalog "Shared"', where: expect.stringContaining('POST /identityGovernance/entitlementManagement/catalogs') }),
    ]);
    expect(failed[0]?.message).toContain('Insufficient privileges');
    expect(failed[0]?.advice).toContain('EntitlementManagement.ReadWrite.All');
    expect(failed[0]?.advice).toContain('Identity Governance Administrator');
    const done = report.operations.filter(({ state }) => state === 'done').map(({ title }) => title);
    expect(done).toContain('group "Readers"');
    expect(done).toContain('connected organization "Contoso"');
    expect(report.operations.filter(({ state }) => state === 'skipped').map(({ title }) => title)).toContain('package "Access"');
    expect(report.operations).toHaveLength((await world.plan()).operations.length + done.length);
  });

  test('one of the tenants refuses everything; the other is finished as far as it goes', async () => {
    const topology = await topologyFrom(link);
    const target = topology.tenants[1]?.id;
    const faults: FaultHook = ({ tenant, method }) => (tenant === target && method !== 'GET' ? { do: 'respond', response: { status: 403 } } : undefined);
    const world = await DeployWorld.create(topology, { ...prompt, faults }, { clock: new PatientClock() });
    const report = await world.apply(await world.plan());
    const of = (state: string) => report.operations.filter(operation => operation.state === state).map(({ tenant, title }) => `${tenant}: ${title}`);
    expect(of('done')).toEqual([
      'contoso: settings for partner "Fabrikam"',
      'contoso: synchronization configuration to "Fabrikam"',
      expect.stringContaining('contoso: group "Analysts" in the synchronization'),
      'contoso: stamp of the synchronization to "Fabrikam"',
    ]);
    expect(of('skipped')).toContain('contoso: synchronization job to "Fabrikam"');
    expect(of('skipped')).toContain('fabrikam: inbound synchronization from "Contoso"');
  });
});

test.each([
  ['a group', governance, 'group "Readers"'],
  ['a role-assignable group', governance.replace('description: "May read"', 'roleAssignable: true'), 'group "Readers"'],
])('%s whose unique name a deleted one still holds: the report says where to look', async (_, text, title) => {
  const taken = {
    error: { code: 'Request_MultipleObjectsWithSameKeyValue', message: 'Another object with the same value for property uniqueName already exists.' },
  };
  const faults: FaultHook = ({ path, method }) =>
    (method === 'PATCH' || method === 'POST') && /^\/groups(\(uniqueName='tenantry-readers'\))?$/.test(path)
      ? { do: 'respond', response: { status: 409, body: taken } }
      : undefined;
  const world = await DeployWorld.create(await topologyFrom(text), { ...prompt, faults }, { clock: new PatientClock() });
  const report = await world.apply(await world.plan());
  const failed = report.operations.find(operation => operation.title === title);
  expect(failed).toMatchObject({ state: 'failed', message: expect.stringContaining('uniqueName') });
  expect(failed?.advice).toContain('deleted in the last 30 days');
  expect(report.operations.find(operation => operation.title === 'connected organization "Contoso"')?.state).toBe('done');
});

describe('what nobody can tell is called unknown', () => {
  test('the answer of a create is lost, and so are the answers to looking for it', async () => {
    let lost = false;
    const faults: FaultHook = ({ path, method }) => {
      if (!path.includes('/catalogs')) return undefined;
      if (method === 'POST') {
        lost = true;
        return { do: 'commitThen', response: { status: 504 } };
      }
      return lost ? { do: 'respond', response: { status: 503 } } : undefined;
    };
    const world = await DeployWorld.create(await topologyFrom(governance), { ...prompt, faults }, { clock: new PatientClock() });
    const report = await world.apply(await world.plan());
    const of = (state: string) => report.operations.filter(operation => operation.state === state).map(({ title }) => title);
    expect(report.operations.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(of('unknown')).toEqual(['catalog "Shared"']);
    expect(of('skipped')).toContain('package "Access"');
    expect(reportText(report)).toContain('unknown: catalog "Shared" in fabrikam');
    expect(report.outcome).toBe('partial');
  });

  test.each([
    ['a create', 'POST', '/catalogs'],
    ['a change that may be repeated', 'PATCH', '/groups'],
  ])('%s is aborted while it is under way', async (_, method, part) => {
    const abort = new AbortController();
    const cancel = new AbortController();
    const faults: FaultHook = call => {
      if (call.method !== method || !call.path.includes(part)) return undefined;
      cancel.abort();
      setTimeout(() => abort.abort(), 20);
      return { do: 'hang' };
    };
    const world = await DeployWorld.create(await topologyFrom(governance), { ...prompt, faults }, { signal: abort.signal });
    const plan = await world.plan();
    const started = Date.now();
    const report = await world.apply(plan, world.topology, { signal: cancel.signal });
    expect(Date.now() - started).toBeLessThan(3000);
    const states = new Set(report.operations.map(({ state }) => state));
    expect(states).toContain('unknown');
    expect(states).not.toContain('failed');
    expect(report.operations).toHaveLength(plan.operations.length);
  });

  test('nobody answering at all is a failure: nothing was sent', async () => {
    const world = await DeployWorld.create(await topologyFrom(governance), prompt, { clock: new PatientClock() });
    const plan = await world.plan();
    const refusing = () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }) }));
    let writing = false;
    world.connections = await world.connect(world.topology, {
      clock: new PatientClock(),
      fetch: async request => (writing ? refusing() : world.sandbox.request(request)),
    });
    const report = await world.apply(plan, world.topology, { onEvent: () => (writing = true) });
    expect(report.operations.some(({ state }) => state === 'unknown')).toBe(false);
    expect(report.operations.some(({ state }) => state === 'failed')).toBe(true);
  });
});

describe('cancelling', () => {
  test('finishes what is under way, starts nothing new, and reports every operation once', async () => {
    const world = await DeployWorld.create(await topologyFrom(link), prompt);
    const plan = await world.plan();
    const cancel = new AbortController();
    const report = await world.apply(plan, world.topology, {
      signal: cancel.signal,
      onEvent: event => event.type === 'operation' && event.state === 'done' && cancel.abort(),
    });
    expect(report.outcome).toBe('cancelled');
    expect(report.operations.map(({ id }) => id).sort()).toEqual(plan.operations.map(({ id }) => id).sort());
    expect(states(report)['not-started']).toBeGreaterThan(0);
    expect(states(report)['done']).toBeGreaterThan(0);
    // What the report calls done is there, what it calls not started is not.
    const left = new Set((await world.plan()).operations.map(({ id }) => id));
    for (const { id, state } of report.operations) expect(left.has(id), id).toBe(state !== 'done');
    expect((await world.apply(await world.plan())).outcome).toBe('complete');
  });

  test('before the start, nothing is written', async () => {
    const world = await DeployWorld.create(await topologyFrom(link), prompt);
    const before = inventory(world.sandbox);
    const report = await world.apply(await world.plan(), world.topology, { signal: AbortSignal.abort() });
    expect(states(report)).toEqual({ 'not-started': report.operations.length });
    expect(inventory(world.sandbox)).toEqual(before);
  });
});

test('a directory role that the service refuses names the other form', async () => {
  const text = governance.replace('grants: group readers, group writers', 'grants: role "Security Administrator"');
  const world = await DeployWorld.create(await topologyFrom(text), { ...prompt, privilegedRoles: 'refuse' }, { clock: new PatientClock() });
  const report = await world.apply(await world.plan());
  expect(report.operations.filter(({ state }) => state === 'failed')).toHaveLength(1);
  expect(JSON.stringify(report.operations.filter(({ state }) => state === 'failed'))).toMatch(/role-assignable group/);
});
