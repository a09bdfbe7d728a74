// Conditions that a rehearsal can ask for: latency, throttling, tokens that end, late lists, replicas that differ, broken answers.
import { expect, test } from 'vitest';
import { ConnectionReset, createSandbox } from '../../sandbox/index.ts';
import { S, SEED, T, token, world } from './client.ts';

const GROUP = { displayName: 'SOC', mailEnabled: false, mailNickname: 'soc', securityEnabled: true };
const found = async (w: ReturnType<typeof world>) => (await w.get(S, "/groups?$filter=displayName eq 'SOC'")).body.value.length;

test('every call takes as long as the latency says; a batch takes it once', async () => {
  const slept: number[] = [];
  const w = world({ latency: 100, sleep: async ms => void slept.push(ms) });
  await w.get(S, '/organization');
  const requests = ['1', '2', '3'].map(id => ({ id, method: 'GET', url: '/organization' }));
  expect((await w.post(S, '/$batch', { requests })).status).toBe(200);
  expect(slept).toEqual([100, 100]);
});

test('an object is found by its key before lists have it', async () => {
  const w = world({ lag: { list: { reads: 2 } } });
  const { body } = await w.post(S, '/groups', GROUP);
  expect((await w.get(S, `/groups/${body.id}`)).status).toBe(200);
  expect([await found(w), await found(w), await found(w)]).toEqual([0, 0, 1]);
});

test('two replicas answer in turn until both have it', async () => {
  const w = world({ lag: { group: { reads: 1, flaps: 4 } } });
  const { body } = await w.post(S, '/groups', GROUP);
  const statuses: number[] = [];
  for (let read = 0; read < 7; read++) statuses.push((await w.get(S, `/groups/${body.id}`)).status);
  expect(statuses).toEqual([404, 200, 404, 200, 404, 200, 200]);
});

test('a token ends after so many calls of its tenant', async () => {
  const w = world({ tokenCalls: 2 });
  const read = async (tenant: string) => (await w.get(tenant, '/organization')).status;
  expect([await read(S), await read(S), await read(T), await read(S), await read(S)]).toEqual([200, 200, 200, 401, 200]);
});

test('the identity service counts resource units: a tenant that used them up waits, another one does not', async () => {
  // 3,500 units in 10 s, scaled: 7 of them, one comes back in 1.43 s.
  const w = world({ throttling: { scale: 0.002 } });
  const statuses: number[] = [];
  for (let read = 0; read < 7; read++) statuses.push((await w.get(S, '/organization')).status);
  expect(statuses).toEqual(Array(7).fill(200));
  const { status, headers, code } = await w.get(S, '/organization');
  expect([status, code]).toEqual([429, 'TooManyRequests']);
  const wait = Number(headers.get('retry-after'));
  expect(wait).toBeGreaterThan(1.2);
  expect(wait).toBeLessThan(1.43);
  expect((await w.get(T, '/organization')).status).toBe(200);
  w.pass(wait * 1000);
  expect((await w.get(S, '/organization')).status).toBe(200);
});

test('writes have a quota of their own', async () => {
  // 3,000 writes in 150 s, scaled: 3 of them, while there are units left.
  const w = world({ throttling: { scale: 0.001, limits: { identity: undefined } } });
  const write = async (n: number) => (await w.post(S, '/groups', { ...GROUP, mailNickname: `soc${n}` })).status;
  expect([await write(1), await write(2), await write(3), await write(4)]).toEqual([201, 201, 201, 429]);
});

test('services without a published figure are throttled by a given one, with or without Retry-After', async () => {
  const catalogs = '/identityGovernance/entitlementManagement/catalogs';
  const limits = { entitlementManagement: { units: 1, seconds: 10 } };
  const w = world({ throttling: { limits } });
  expect([(await w.get(S, catalogs)).status, (await w.get(S, catalogs)).headers.get('retry-after')]).toEqual([200, '9.99']);
  const silent = world({ throttling: { limits, retryAfter: false } });
  await silent.get(S, catalogs);
  const { status, headers } = await silent.get(S, catalogs);
  expect([status, headers.has('retry-after')]).toEqual([429, false]);
  expect((await world().get(S, catalogs)).status).toBe(200);
});

test('where a connection breaks decides what was done', async () => {
  for (const [at, made] of [
    ['accept', 0],
    ['afterBody', 1],
  ] as const) {
    const w = world({ faults: [{ match: { method: 'POST' }, action: { do: 'reset', at } }] });
    await expect(w.post(S, '/groups', GROUP)).rejects.toBeInstanceOf(ConnectionReset);
    expect(await found(w)).toBe(made);
  }
  const w = world({ faults: [{ match: { method: 'POST' }, action: { do: 'reset', at: 'midResponse' } }] });
  await expect(w.post(S, '/groups', GROUP)).rejects.toThrow();
  expect(await found(w)).toBe(1);
});

test('half an answer over a real connection is an error for the reader', async () => {
  const sandbox = createSandbox({ faults: [{ match: { path: '/groups' }, action: { do: 'reset', at: 'midResponse' } }] });
  sandbox.seed(SEED);
  const server = await sandbox.listen();
  try {
    const headers = { authorization: `Bearer ${token(S, { exp: Date.now() / 1000 + 60 })}` };
    const read = async () => (await fetch(`${server.url}/v1.0/groups`, { headers })).text();
    await expect(read()).rejects.toThrow();
    expect((await fetch(`${server.url}/v1.0/organization`, { headers })).status).toBe(200);
  } finally {
    await server.close();
  }
});

test('a batch as a whole fails before or after its requests were carried out', async () => {
  const requests = [{ id: '1', method: 'POST', url: '/groups', headers: { 'Content-Type': 'application/json' }, body: GROUP }];
  for (const [action, made] of [
    [{ do: 'respond', response: { status: 503 } }, 0],
    [{ do: 'commitThen', response: { status: 503 } }, 1],
  ] as const) {
    const w = world({ faults: [{ match: { path: '/$batch' }, action }] });
    expect((await w.post(S, '/$batch', { requests })).status).toBe(503);
    expect(await found(w)).toBe(made);
  }
});

test('one broken entry breaks the connection of its batch', async () => {
  const w = world({ faults: [{ match: { path: '/groups' }, action: { do: 'reset', at: 'midResponse' } }] });
  const requests = [{ id: '1', method: 'GET', url: '/groups' }];
  await expect(w.post(S, '/$batch', { requests })).rejects.toBeInstanceOf(ConnectionReset);
});
