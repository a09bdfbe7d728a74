// Faults that no random pair of request and fault can stand for: what must be seen is said here, fault by fault.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { apply, connect, type DeployReport, openJournal, plan, readJournal } from '../../deploy/index.ts';
import { seedOf } from '../../rehearsal/index.ts';
import { createSandbox, type FaultHook, type SandboxOptions } from '../../sandbox/index.ts';
import { send } from '../deploy/raw.ts';
import { governance, link } from '../deploy/scenarios.ts';
import { DeployWorld, inventory, PatientClock, prompt, topologyFrom } from '../deploy/world.ts';

const open = async (text: string, options: SandboxOptions = {}, clock = new PatientClock()) =>
  DeployWorld.create(await topologyFrom(text), { ...prompt, clock: () => clock.now(), ...options }, { clock });

const stateOf = (report: DeployReport, title: string) => report.operations.find(operation => operation.title === title);
const settled = async (world: DeployWorld) => {
  const report = await world.apply(await world.plan());
  return { report, left: (await world.plan()).operations.map(({ title }) => title) };
};

test('one tenant is throttled; the other one is written meanwhile', async () => {
  const written = Promise.withResolvers<void>();
  // Half a minute passes only once the other tenant was written: a deployment that waits with it never ends.
  class Waiting extends PatientClock {
    override async sleep(ms: number): Promise<void> {
      if (ms >= 30_000) await written.promise;
      return super.sleep(ms);
    }
  }
  let throttled = false;
  const faults: FaultHook = ({ tenant, method }) => {
    if (method === 'GET') return undefined;
    if (throttled && tenant.startsWith('3a1c')) written.resolve();
    if (throttled || !tenant.startsWith('8d6e')) return undefined;
    throttled = true;
    return { do: 'throttle', retryAfter: 30 };
  };
  const world = await open(`${link}group here "Here" in contoso\n`, { faults }, new Waiting());
  const { report, left } = await settled(world);
  expect(throttled).toBe(true);
  expect(report.outcome).toBe('complete');
  expect(left).toEqual([]);
});

test.each([
  [
    'a proxy that wants a password',
    () => Promise.resolve(new Response('<html>Proxy Authentication Required</html>', { status: 407, headers: { 'Content-Type': 'text/html' } })),
    '407',
  ],
  [
    'a certificate that nobody trusts',
    () => Promise.reject(new TypeError('fetch failed', { cause: new Error('self-signed certificate in certificate chain') })),
    'self-signed certificate',
  ],
  [
    'a name that nobody knows',
    () =>
      Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('getaddrinfo ENOTFOUND graph.microsoft.com'), { code: 'ENOTFOUND' }) })),
    'ENOTFOUND',
  ],
])('%s ends the plan with a plain reason, and nothing is written', async (_, answer, words) => {
  const world = await open(governance);
  world.connections = await world.connect(world.topology, { clock: new PatientClock(), fetch: answer });
  const made = await world.plan();
  expect(made.problems.map(({ message }) => message).join('\n')).toContain(words);
  const report = await world.apply(made);
  expect(report.outcome).toBe('refused');
});

test('an answer of 17 MiB to a creation is not read; what was made is found', async () => {
  const huge = `{"id":"0","padding":"${'x'.repeat(17 * 1024 * 1024)}"}`;
  let done = false;
  const faults: FaultHook = ({ method, path, batched }) => {
    if (done || batched || method !== 'POST' || !path.endsWith('/catalogs')) return undefined;
    done = true;
    return { do: 'commitThen', response: { status: 201, headers: { 'Content-Type': 'application/json' }, body: huge } };
  };
  const world = await open(governance, { faults, unconfirmed: { batchedWrites: 'refuse' } });
  const expected = await open(governance, { unconfirmed: { batchedWrites: 'refuse' } });
  await settled(expected);
  const { left } = await settled(world);
  expect(done).toBe(true);
  expect(left).toEqual([]);
  expect(inventory(world.sandbox)).toEqual(inventory(expected.sandbox));
});

test('a creation that is answered with an id that is none is not believed', async () => {
  let done = false;
  const faults: FaultHook = ({ method, path }) => {
    if (done || method !== 'POST' || !path.endsWith('/catalogs')) return undefined;
    done = true;
    return { do: 'commitThen', response: { status: 201, body: { id: '../users/0', displayName: 'Shared' } } };
  };
  const world = await open(governance, { faults });
  const requests: string[] = [];
  world.connections = await world.connect(world.topology, {
    clock: new PatientClock(),
    fetch: async request => {
      requests.push(`${request.url} ${await request.clone().text()}`);
      return world.sandbox.request(request);
    },
  });
  await world.apply(await world.plan());
  expect(done).toBe(true);
  expect(requests.filter(request => request.includes('../users'))).toHaveLength(0);
  const { left } = await settled(world);
  expect(left).toEqual([]);
});

test('a request that a service carries out twice is seen: the next plan names both and is refused', async () => {
  const world = await open(link);
  let twice = false;
  world.connections = await world.connect(world.topology, {
    clock: new PatientClock(),
    fetch: async request => {
      const body = request.method === 'POST' ? await request.clone().text() : '';
      const inner = request.url.endsWith('/$batch')
        ? (JSON.parse(body) as { requests: { url: string; body: unknown }[] }).requests
        : [{ url: request.url, body }];
      const create = inner.find(({ url }) => url.endsWith('/instantiate'));
      if (create && !twice) {
        twice = true;
        const url = create.url.startsWith('/') ? `http://127.0.0.1:1/v1.0${create.url}` : create.url;
        const again = typeof create.body === 'string' ? create.body : JSON.stringify(create.body);
        await world.sandbox.request(new Request(url, { method: 'POST', headers: request.headers, body: again }));
      }
      return world.sandbox.request(request);
    },
  });
  await world.apply(await world.plan());
  expect(twice).toBe(true);
  const links = inventory(world.sandbox)['Contoso servicePrincipals'];
  // Either both are named, or one of them never became a link: then it stays as it is, and nothing is made a third time.
  await world.apply(await world.plan());
  expect(inventory(world.sandbox)['Contoso servicePrincipals']).toBe(links);
});

test.each([
  ['two replicas answer in turn', { group: { reads: 2, flaps: 5 }, catalogResource: { reads: 1, flaps: 3 }, servicePrincipal: { reads: 1, flaps: 3 } }],
  ['lists are later than reads by key', { group: { reads: 1 }, servicePrincipal: { reads: 1 }, list: { reads: 4 } }],
  ['everything needs twenty seconds', { group: { ms: 20_000 }, catalogResource: { ms: 20_000 }, servicePrincipal: { ms: 20_000 }, partner: { ms: 20_000 } }],
] as const)('%s: one deployment, nothing twice', async (_, lag) => {
  for (const text of [governance, link]) {
    const calm = await open(text);
    await settled(calm);
    const world = await open(text, { lag });
    const { report } = await settled(world);
    expect(report.operations.filter(({ state }) => state !== 'done').map(({ title, message }) => `${title}: ${message}`)).toEqual([]);
    // A plan that comes too early may want things again; carrying it out makes nothing twice.
    await settled(world);
    expect((await settled(world)).left).toEqual([]);
    expect(inventory(world.sandbox)).toEqual(inventory(calm.sandbox));
  }
});

test('what never becomes visible is given up after a limit, is not made again, and the next run goes on from it', async () => {
  const clock = new PatientClock();
  let hidden = true;
  const faults: FaultHook = ({ method, path }) =>
    hidden && method !== 'PATCH' && /\/groups/.test(path)
      ? { do: 'respond', response: { status: 404, body: { error: { code: 'Request_ResourceNotFound', message: 'not there' } } } }
      : undefined;
  const groups = governance.slice(0, governance.indexOf('organization'));
  const calm = await open(groups);
  await settled(calm);
  const world = await open(groups.replaceAll('existing group leads "Leads" in fabrikam\n', ''), { faults }, clock);
  const started = clock.now();
  await world.apply(await world.plan());
  expect(clock.now() - started).toBeLessThan(30 * 60_000);
  hidden = false;
  const { report, left } = await settled(world);
  expect(report.outcome).toBe('complete');
  expect(left).toEqual([]);
  expect(Object.entries(inventory(world.sandbox)).find(([name]) => name === 'Fabrikam groups')?.[1]).toBe(3);
});

test('a change that meets another one at the same moment is sent again', async () => {
  let refused = 0;
  const faults: FaultHook = ({ method, path }) =>
    method === 'PATCH' && path.startsWith('/groups') && refused++ < 2
      ? { do: 'respond', response: { status: 409, body: { error: { code: 'Directory_ConcurrencyViolation', message: 'Conflicting concurrent operation.' } } } }
      : undefined;
  const world = await open(governance, { faults });
  const { report, left } = await settled(world);
  expect(refused).toBeGreaterThan(2);
  expect(report.outcome).toBe('complete');
  expect(left).toEqual([]);
});

test('what somebody deletes between plan and deployment is not made again silently', async () => {
  const world = await open(governance);
  await world.apply(await world.plan());
  const changed = await topologyFrom(governance.replace('"May read"', '"May read all"'));
  world.connections = await world.connect(changed, { clock: new PatientClock() });
  const made = await plan(changed, world.connections);
  const group = made.operations.find(({ title }) => title === 'group "Readers"')?.liveId;
  await send(world, 'fabrikam', 'DELETE', `/groups/${group}`);
  const deleted = inventory(world.sandbox);
  const report = await apply(made, changed, world.connections);
  expect(report.outcome).not.toBe('complete');
  expect(stateOf(report, 'group "Readers"')?.state).toBe('failed');
  expect(inventory(world.sandbox)).toEqual(deleted);
});

test('a refusal for want of a licence keeps the words of the service', async () => {
  const faults: FaultHook = ({ method, path }) =>
    method === 'POST' && path.endsWith('/catalogs')
      ? {
          do: 'respond',
          response: { status: 403, body: { error: { code: 'MissingLicense', message: 'The tenant needs to have a Microsoft Entra ID Governance license.' } } },
        }
      : undefined;
  const world = await open(governance, { faults });
  const report = await world.apply(await world.plan());
  const catalog = stateOf(report, 'catalog "Shared"');
  expect(catalog?.state).toBe('failed');
  expect(catalog?.message).toContain('Microsoft Entra ID Governance license');
});

test('the clock of this machine jumps by a day in either direction: the deployment ends, complete', async () => {
  for (const jump of [-86_400_000, 86_400_000]) {
    const clock = new PatientClock();
    let calls = 0;
    const faults: FaultHook = () => {
      if (++calls === 12) void clock.sleep(jump);
      return calls % 7 === 0 ? { do: 'throttle', retryAfter: 2 } : undefined;
    };
    const world = await DeployWorld.create(await topologyFrom(governance), { ...prompt, faults }, { clock });
    const { report, left } = await settled(world);
    expect(report.outcome, String(jump)).toBe('complete');
    expect(left).toEqual([]);
  }
});

test('a journal that is torn or was edited is read as far as it holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-journal-'));
  try {
    const file = join(folder, 'run.jsonl');
    const world = await open(link);
    await world.apply(await world.plan(), world.topology, { journal: openJournal(file) });
    const whole = readFileSync(file, 'utf8');
    const lines = readJournal(file);
    expect(lines.at(-1)?.type).toBe('end');
    writeFileSync(file, whole.slice(0, -20));
    expect(readJournal(file)).toEqual(lines.slice(0, -1));
    const third = whole.split('\n')[2] as string;
    writeFileSync(file, whole.replace(third, third.replace(/"tenant":"\w+"/, '"tenant":"elsewhere"')));
    expect(readJournal(file)).toEqual(lines.slice(0, 2));
    writeFileSync(file, '\0\0\0');
    expect(readJournal(file)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a tenant with hundreds of groups, on pages of one, takes no more calls than an empty one', async () => {
  const topology = await topologyFrom(governance);
  const plans: { calls: number; operations: number }[] = [];
  for (const others of [0, 300]) {
    let calls = 0;
    const sandbox = createSandbox({ ...prompt, pageSize: 1 });
    const seed = seedOf(topology);
    sandbox.seed({
      tenants: seed.tenants.map(tenant => ({
        ...tenant,
        groups: [...(tenant.groups ?? []), ...Array.from({ length: others }, (_, index) => ({ displayName: `Other ${index}` }))],
      })),
    });
    const fetch = (request: Request) => {
      calls++;
      return sandbox.request(request);
    };
    const made = await plan(topology, await connect(topology, { graphRoot: 'http://127.0.0.1:1', fetch }));
    expect(made.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    plans.push({ calls, operations: made.operations.length });
  }
  expect(plans[1]).toEqual(plans[0]);
});

test('two hundred tenants at once', { timeout: 60_000 }, async () => {
  const names = Array.from({ length: 200 }, (_, index) => `t${index + 1}`);
  const tenants = names.map(
    (name, index) => `tenant ${name} {\n  id: "00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}"\n  domains: "${name}.com"\n}\n`,
  );
  const world = await open(`${tenants.join('')}tenants all = ${names.join(', ')}\ngroup readers "Readers" in all\n`);
  const { report, left } = await settled(world);
  expect([report.outcome, report.operations.length, left]).toEqual(['complete', 200, []]);
});
