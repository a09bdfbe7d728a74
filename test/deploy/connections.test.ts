import { expect, test } from 'vitest';
import { apply, connect, loopbackRoot, plan, type SignIn } from '../../deploy/index.ts';
import { governance, link } from './scenarios.ts';
import { DeployWorld, inventory, PatientClock, prompt, topologyFrom } from './world.ts';

const jwt = (claims: object) =>
  `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;

const supplied = (token: string): SignIn => ({
  kind: 'supplied',
  credential: { getToken: async () => ({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) },
});

test.each(['https://evil.example', 'http://192.168.1.1:8080', 'https://127.0.0.1.evil.example', 'file:///etc', 'nonsense'])('%s is no Graph root', url => {
  expect(() => loopbackRoot(url)).toThrow();
});

test.each(['http://127.0.0.1:4321', 'http://localhost:4321/', 'https://[::1]:1'])('%s is a Graph root on this machine', url => {
  expect(loopbackRoot(url)).toBe(new URL(url).origin);
});

test('a sign-in to the wrong tenant ends before anything is sent', async () => {
  const topology = await topologyFrom(governance);
  const sent: string[] = [];
  const fetch = async (request: Request) => {
    sent.push(request.url);
    return new Response('{}');
  };
  const connections = await connect(topology, { fetch, signIn: () => supplied(jwt({ tid: '00000000-1111-4222-8333-444444444444' })) });
  const made = await plan(topology, connections);
  expect(sent).toEqual([]);
  expect(made.problems).toMatchObject([{ code: 'wrong-tenant', tenant: 'fabrikam', severity: 'error' }]);
  expect(made.problems[0]?.message).toContain('00000000-1111-4222-8333-444444444444');
  expect(made.problems[0]?.message).toContain('Fabrikam');
});

test('the token goes to the Graph of the cloud of the tenant', async () => {
  const topology = await topologyFrom(governance.replace('domains: "fabrikam.com"', 'domains: "fabrikam.com"\n  cloud: usGovernment'));
  const origins = new Set<string>();
  const scopes = new Set<string | string[]>();
  const fetch = async (request: Request) => {
    origins.add(new URL(request.url).origin);
    return new Response('{"error":{"code":"x","message":"no"}}', { status: 403 });
  };
  const token = jwt({ tid: topology.tenants[1]?.id });
  const credential = {
    getToken: async (scope: string | string[]) => {
      scopes.add(scope);
      return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
    },
  };
  await plan(topology, await connect(topology, { fetch, signIn: () => ({ kind: 'supplied', credential }) }));
  expect([...origins]).toEqual(['https://graph.microsoft.us']);
  expect([...scopes]).toEqual(['https://graph.microsoft.us/.default']);
});

test('Graph naming another organization than the token ends everything before the first write', async () => {
  const topology = await topologyFrom(link);
  const world = await DeployWorld.create(topology, prompt);
  const made = await world.plan();
  const before = inventory(world.sandbox);
  const lying = await connect(topology, {
    graphRoot: 'http://127.0.0.1:1',
    fetch: async request => {
      const response = await world.sandbox.request(request);
      const text = (await response.text()).replaceAll(topology.tenants[1]?.id ?? '', 'ffffffff-0000-4000-8000-000000000000');
      return new Response(text, { status: response.status, headers: { 'content-type': 'application/json' } });
    },
  });
  const report = await apply(made, topology, lying);
  expect(report).toMatchObject({ outcome: 'refused' });
  expect(report.refusal).toContain('ffffffff-0000-4000-8000-000000000000');
  expect(inventory(world.sandbox)).toEqual(before);
});

test('a Graph that cannot be reached is one plain problem per tenant, without long waits', async () => {
  const topology = await topologyFrom(link);
  const clock = new PatientClock();
  const fetch = async () => {
    throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:9') });
  };
  const made = await plan(topology, await connect(topology, { graphRoot: 'http://127.0.0.1:9', fetch, clock }));
  expect(made.problems).toMatchObject([
    { code: 'unreachable', tenant: 'contoso' },
    { code: 'unreachable', tenant: 'fabrikam' },
  ]);
  expect(made.problems[0]?.message).toContain('ECONNREFUSED');
  expect(clock.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(5000);
});

test('nobody signed in, and a tenant without id', async () => {
  const topology = await topologyFrom(governance);
  const made = await plan(topology, await connect(topology, {}));
  expect(made.problems).toMatchObject([{ code: 'not-connected', tenant: 'fabrikam' }]);
});

test('an expired token is replaced once, and the request is repeated', async () => {
  const topology = await topologyFrom(governance);
  const world = await DeployWorld.create(topology, prompt);
  let refused = 0;
  const connections = await connect(topology, {
    graphRoot: 'http://127.0.0.1:1',
    fetch: async request => {
      if (refused++ === 0) return new Response('{"error":{"code":"InvalidAuthenticationToken","message":"expired"}}', { status: 401 });
      return world.sandbox.request(request);
    },
  });
  expect((await plan(topology, connections)).problems).toEqual([]);
});

test('a caller without the permissions gets a problem that names what reading needs', async () => {
  const topology = await topologyFrom(governance);
  const world = await DeployWorld.create(topology, { ...prompt, enforcePermissions: true });
  const connections = await world.connect(topology, { identity: () => ({ scopes: ['User.Read'], roles: [] }) });
  const made = await plan(topology, connections);
  expect(made.problems.length).toBeGreaterThan(0);
  expect(made.problems.every(({ code }) => code === 'refused')).toBe(true);
  for (const permission of ['EntitlementManagement.Read.All', 'GroupMember.Read.All', 'User.ReadBasic.All'])
    expect(made.problems.map(({ message }) => message).join('\n')).toContain(`Reading needs the permission ${permission} `);
});

test('the permissions that a deployment asks for are enough for it', async () => {
  const world = await DeployWorld.create(await topologyFrom(governance), { ...prompt, enforcePermissions: true });
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
});
