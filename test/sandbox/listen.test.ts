// reliability.md T14: the sandbox on loopback.
import { readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox, type Listening, type Sandbox } from '../../sandbox/index.ts';
import { S, SEED, token } from './client.ts';

let sandbox: Sandbox;
let server: Listening;
const start = async (options: Parameters<typeof createSandbox>[0] = {}) => {
  sandbox = createSandbox(options);
  sandbox.seed(SEED);
  server = await sandbox.listen();
};
beforeEach(() => start());
afterEach(() => server.close());

const bearer = () => ({ authorization: `Bearer ${token(S, { exp: Date.now() / 1000 + 60 })}` });
const control = () => ({ 'x-sandbox-secret': server.secret, 'content-type': 'application/json' });

/** A request with any headers, Host and Origin too. */
const raw = (headers: Record<string, string>, method = 'GET', path = '/v1.0/organization') =>
  new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers: { ...bearer(), ...headers } }, answer => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });

test('Graph is served below /v1.0, and links lead back to it', async () => {
  const answer = await fetch(`${server.url}/v1.0/groups?$top=1`, { headers: bearer() });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('x-sandbox')).toBe('1');
  const body = (await answer.json()) as { '@odata.nextLink': string };
  expect(body['@odata.nextLink']).toContain(`${server.url}/v1.0/groups?`);
  expect((await fetch(body['@odata.nextLink'], { headers: bearer() })).status).toBe(200);
});

test('the token that the documentation makes is taken', async () => {
  const page = readFileSync('docs/sandbox.md', 'utf8');
  const claims = /^claims='(.*)'$/m.exec(page)?.[1] ?? '';
  const header = /^token="(\w+)\./m.exec(page)?.[1];
  sandbox.seed({ tenants: [{ id: JSON.parse(claims).tid, displayName: 'Fabrikam', domains: ['fabrikam.com'] }] });
  const authorization = `Bearer ${header}.${Buffer.from(claims).toString('base64url')}.`;
  expect((await fetch(`${server.url}/v1.0/groups`, { headers: { authorization } })).status).toBe(200);
});

test('another host is refused, whatever it resolves to', async () => {
  for (const host of ['localhost', `localhost:${server.port}`, 'evil.example', '127.0.0.1', `127.0.0.1:${server.port + 1}`])
    expect((await raw({ host })).status, host).toBe(403);
  expect((await raw({})).status).toBe(200);
});

test('web pages are refused and get no CORS header', async () => {
  const refused: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: server.url },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of refused) {
    const answer = await raw(headers);
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter(name => name.startsWith('access-control'))).toEqual([]);
  }
  expect((await raw({ origin: 'https://evil.example', 'access-control-request-method': 'POST' }, 'OPTIONS')).status).toBe(403);
});

test('it listens on loopback only', async () => {
  const outside = Object.values(networkInterfaces())
    .flat()
    .filter(face => face && !face.internal && face.family === 'IPv4');
  for (const face of outside) await expect(fetch(`http://${face?.address}:${server.port}/v1.0/organization`)).rejects.toThrow();
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
});

test('a taken port is said', async () => {
  await expect(createSandbox().listen({ port: server.port })).rejects.toThrow(`Port ${server.port}`);
});

test('a large body is refused', async () => {
  const body = JSON.stringify({ displayName: 'x'.repeat(5 * 1024 * 1024) });
  const answer = await fetch(`${server.url}/v1.0/groups`, { method: 'POST', headers: { ...bearer(), 'content-type': 'application/json' }, body });
  expect(answer.status).toBe(413);
});

test('a request without a body, and one that does not tell its length', async () => {
  const group = await sandbox.request(
    new Request('http://127.0.0.1/v1.0/groups', {
      method: 'POST',
      headers: { ...bearer(), 'content-type': 'application/json' },
      body: JSON.stringify({ displayName: 'Leavers', mailEnabled: false, mailNickname: 'leavers', securityEnabled: true }),
    }),
  );
  const { id } = (await group.json()) as { id: string };
  const chunked = (text: string) =>
    fetch(`${server.url}/v1.0/groups/${id}`, {
      method: 'PATCH',
      headers: { ...bearer(), 'content-type': 'application/json' },
      body: new Blob([text]).stream(),
      duplex: 'half',
    } as RequestInit);
  expect((await chunked('{"description":"Sent in pieces"}')).status).toBe(204);
  expect((await chunked(JSON.stringify({ description: 'x'.repeat(5 * 1024 * 1024) }))).status).toBe(413);
  expect((await fetch(`${server.url}/v1.0/groups/${id}`, { method: 'DELETE', headers: bearer() })).status).toBe(204);
});

test('the control paths need the secret of this start', async () => {
  const paths = [
    ['GET', '/sandbox/state'],
    ['POST', '/sandbox/reset'],
    ['POST', '/sandbox/seed'],
  ] as const;
  for (const [method, path] of paths) {
    expect((await fetch(server.url + path, { method })).status, path).toBe(403);
    expect((await fetch(server.url + path, { method, headers: { 'x-sandbox-secret': 'guess' } })).status, path).toBe(403);
  }
  expect(Object.keys(sandbox.state().tenants)).toHaveLength(2);
});

test('seed, state and reset by request', async () => {
  const ask = async (method: string, path: string, body?: string) => fetch(`${server.url}/sandbox/${path}`, { method, headers: control(), body });
  expect((await ask('POST', 'reset')).status).toBe(204);
  const seeded = await ask('POST', 'seed', JSON.stringify(SEED));
  expect(await seeded.json()).toEqual({ added: 9 });
  expect(await (await ask('GET', 'state')).json()).toEqual(sandbox.state());
  const wrong = await ask('POST', 'seed', '{"tenants":[{"id":"x"}]}');
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ error: expect.stringContaining('tenants[0].id') });
});

test('a fault resets the socket', async () => {
  await server.close();
  await start({ faults: [{ match: { method: 'POST' }, action: { do: 'commitThen' } }] });
  const body = JSON.stringify({ displayName: 'SOC', mailEnabled: false, mailNickname: 'soc', securityEnabled: true });
  await expect(fetch(`${server.url}/v1.0/groups`, { method: 'POST', headers: { ...bearer(), 'content-type': 'application/json' }, body })).rejects.toThrow();
  expect(Object.values(sandbox.state().tenants[S]?.groups ?? {}).map(group => group['displayName'])).toContain('SOC');
});
