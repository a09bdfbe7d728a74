// reliability.md section 5: faults, above all commit-then-fail against fail-then-not-commit.
import { expect, test } from 'vitest';
import { ConnectionReset, type FaultCall } from '../../sandbox/index.ts';
import { S, T, token, world } from './client.ts';

const GROUP = { displayName: 'SOC', mailEnabled: false, mailNickname: 'soc', securityEnabled: true };
const throttled = { status: 429, headers: { 'Retry-After': '2.128' }, body: { error: { code: 'TooManyRequests', message: 'Too many requests' } } };
const count = async (w: ReturnType<typeof world>) => (await w.get(S, "/groups?$filter=displayName eq 'SOC'")).body.value.length;

test('a status without effect: the first two of a tenant are throttled', async () => {
  const w = world({ faults: [{ match: { tenant: S, method: 'POST', path: '/groups', times: 2 }, action: { do: 'respond', response: throttled } }] });
  const answers = [await w.post(S, '/groups', GROUP), await w.post(S, '/groups', GROUP)];
  expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual([
    [429, '2.128'],
    [429, '2.128'],
  ]);
  expect(await count(w)).toBe(0);
  expect((await w.post(T, '/groups', GROUP)).status).toBe(201);
  expect((await w.post(S, '/groups', GROUP)).status).toBe(201);
});

test('a 504 after the object was made', async () => {
  const w = world({
    faults: [
      { match: { method: 'POST', nth: 1 }, action: { do: 'commitThen', response: { status: 504, body: { error: { code: 'UnknownError', message: '' } } } } },
    ],
  });
  expect((await w.post(S, '/groups', GROUP)).status).toBe(504);
  expect(await count(w)).toBe(1);
});

test('a connection lost before and after the object was made', async () => {
  for (const [action, made] of [
    [{ do: 'reset' }, 0],
    [{ do: 'commitThen' }, 1],
  ] as const) {
    const w = world({ faults: [{ match: { method: 'POST' }, action }] });
    await expect(w.post(S, '/groups', GROUP)).rejects.toBeInstanceOf(ConnectionReset);
    expect(await count(w)).toBe(made);
  }
});

test('a request that is never answered ends when it is given up', async () => {
  const w = world({ faults: [{ match: { path: /^\/groups$/ }, action: { do: 'hang' } }] });
  const given = new AbortController();
  const request = new Request('https://graph.microsoft.com/v1.0/groups', { headers: { authorization: `Bearer ${token(S)}` }, signal: given.signal });
  const answer = w.sandbox.request(request);
  given.abort();
  await expect(answer).rejects.toBeInstanceOf(ConnectionReset);
});

test('a delay passes by the sleep that was given', async () => {
  const slept: number[] = [];
  const w = world({ sleep: async ms => void slept.push(ms), faults: [{ match: { method: 'GET' }, action: { do: 'delay', ms: 700 } }] });
  expect((await w.get(S, '/organization')).status).toBe(200);
  expect(slept).toEqual([700]);
});

test('a hook sees every request, entries of a batch too, and which one it is', async () => {
  const seen: FaultCall[] = [];
  const w = world({ faults: call => void seen.push(call) });
  await w.get(S, '/organization');
  const { body } = await w.post(S, '/$batch', { requests: [{ id: '1', method: 'GET', url: '/organization' }] });
  expect(body.responses[0].status).toBe(200);
  expect(seen).toEqual([1, 2].map(nth => ({ tenant: S, method: 'GET', path: '/organization', nth, batched: nth === 2 })));
});

test('an entry of a batch is throttled alone', async () => {
  const w = world({ faults: [{ match: { path: '/groups' }, action: { do: 'respond', response: throttled } }] });
  const { status, body } = await w.post(S, '/$batch', {
    requests: [
      { id: '1', method: 'GET', url: '/groups' },
      { id: '2', method: 'GET', url: '/organization' },
    ],
  });
  expect(status).toBe(200);
  const entry = body.responses.find(({ id }: { id: string }) => id === '1');
  expect(entry).toMatchObject({ status: 429, headers: { 'Retry-After': '2.128' } });
});

test('a page of a proxy instead of JSON', async () => {
  const w = world({ faults: [{ match: { method: 'GET' }, action: { do: 'respond', response: { status: 200, body: '<html>' } } }] });
  const response = await w.sandbox.request(new Request('https://graph.microsoft.com/v1.0/groups', { headers: { authorization: `Bearer ${token(S)}` } }));
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
});
