// limits.md section 2: $batch.
import { expect, test } from 'vitest';
import { type Loose, S, world } from './client.ts';

const get = (id: string, url = '/organization', more = {}) => ({ id, method: 'GET', url, ...more });
const GROUP = { displayName: 'SOC', mailEnabled: false, mailNickname: 'soc', securityEnabled: true };
const post = (id: string, body: object, headers: object = { 'Content-Type': 'application/json' }, more = {}) => ({
  id,
  method: 'POST',
  url: '/groups',
  body,
  headers,
  ...more,
});
const ask = (requests: unknown) => world().post(S, '/$batch', { requests });
const statuses = ({ body }: Loose) => Object.fromEntries(body.responses.map(({ id, status }: Loose) => [id, status]));

test('entries succeed and fail alone', async () => {
  const answer = await ask([get('1'), get('2', '/groups/11111111-1111-4111-8111-111111111111'), post('3', GROUP), post('4', { ...GROUP, colour: 'red' })]);
  expect(answer.status).toBe(200);
  expect(statuses(answer)).toEqual({ 1: 200, 2: 404, 3: 201, 4: 400 });
  expect(answer.body.responses.find(({ id }: Loose) => id === '2').body.error.code).toBe('Request_ResourceNotFound');
});

test('answers keep no order and are joined by id', async () => {
  const ids = Array.from({ length: 20 }, (_, i) => String(i));
  const { body } = await ask(ids.map(id => get(id)));
  const answered = body.responses.map(({ id }: Loose) => id);
  expect(answered).not.toEqual(ids);
  expect(answered.toSorted((a: string, b: string) => Number(a) - Number(b))).toEqual(ids);
});

test('a body needs its content type in every entry', async () => {
  expect(statuses(await ask([post('1', GROUP, {})]))).toEqual({ 1: 400 });
});

test('what depends on a failure is 424, and so is what depends on that', async () => {
  const answer = await ask([
    get('c', '/organization', { dependsOn: ['b'] }),
    get('b', '/organization', { dependsOn: ['a'] }),
    post('a', {}),
    get('d', '/organization', { dependsOn: ['e'] }),
    post('e', GROUP),
  ]);
  expect(statuses(answer)).toEqual({ a: 400, b: 424, c: 424, d: 200, e: 201 });
});

test.each<[string, unknown]>([
  ['21 entries', Array.from({ length: 21 }, (_, i) => get(String(i)))],
  ['no entry', []],
  ['no list', {}],
  ['an id twice', [get('1'), get('1')]],
  ['an id that is a number', [{ ...get('1'), id: 1 }]],
  ['an absolute URL', [get('1', 'https://graph.microsoft.com/v1.0/organization')]],
  ['a version in the URL', [get('1', '/v1.0/organization')]],
  ['a batch in a batch', [get('1', '/$batch')]],
  ['a dependency on itself', [get('1', '/organization', { dependsOn: ['1'] })]],
  ['an unknown dependency', [get('1', '/organization', { dependsOn: ['2'] })]],
  ['a cycle', [get('1', '/organization', { dependsOn: ['2'] }), get('2', '/organization', { dependsOn: ['1'] })]],
])('%s is refused as a whole', async (_, requests) => {
  expect((await ask(requests)).status).toBe(400);
});

test('whether entitlement management takes writes in a batch is an open point: both answers can be had', async () => {
  const catalog = { ...post('1', { displayName: 'SOC' }), url: '/identityGovernance/entitlementManagement/catalogs' };
  for (const [batchedWrites, status] of [
    ['accept', 201],
    ['refuse', 400],
  ] as const) {
    const answer = await world({ unconfirmed: { batchedWrites } }).post(S, '/$batch', { requests: [catalog, post('2', GROUP)] });
    expect(statuses(answer)).toEqual({ 1: status, 2: 201 });
  }
});

test('a batch needs a token, and POST', async () => {
  expect((await world().send(undefined, 'POST', '/$batch', { requests: [get('1')] })).status).toBe(401);
  expect((await world().get(S, '/$batch')).status).toBe(405);
});
