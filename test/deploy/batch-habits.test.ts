import { describe, expect, test } from 'vitest';
import { endpointOf } from '../../deploy/transport/batch-habits.ts';
import { drive } from '../../deploy/transport/drive.ts';
import { Lane } from '../../deploy/transport/lane.ts';
import type { GraphAnswer, GraphPort, GraphRequest } from '../../deploy/transport/messages.ts';
import { get, patch, post } from '../../deploy/transport/paths.ts';
import { governance, link } from './scenarios.ts';
import { DeployWorld, inventory, PatientClock, prompt, topologyFrom } from './world.ts';

interface Script {
  readonly alone?: (request: GraphRequest) => number;
  readonly batched?: (url: string) => number;
  readonly batch?: () => number;
}

/** A tenant that answers alone, in a batch, and to a batch as such with what the script says; 200 when it says nothing. */
function tenantOf({ alone = () => 200, batched = () => 200, batch = () => 200 }: Script) {
  const calls: string[] = [];
  const port: GraphPort = {
    async exchange(request) {
      if (request.path !== '/$batch') {
        calls.push(request.path);
        return { status: alone(request), headers: {} };
      }
      const { requests } = request.body as unknown as { requests: { id: string; url: string }[] };
      calls.push(`[${requests.map(({ url }) => url).join(' ')}]`);
      const responses = requests.map(({ id, url }) => ({ id, status: batched(url), headers: {} }));
      return { status: batch(), headers: {}, body: { responses } as never };
    },
  };
  const send = async (...requests: GraphRequest[]): Promise<(GraphAnswer | undefined)[]> => {
    const lane = new Lane(port, new PatientClock());
    return drive(lane, Promise.all(requests.map(async request => (await lane.send([request]))[0])));
  };
  return { calls, send };
}

const statuses = (answers: readonly (GraphAnswer | undefined)[]) => answers.map(answer => answer?.status);

describe('what is refused in a batch', () => {
  test.each([400, 405, 501])('with %i is sent alone, and alone from then on', async status => {
    const { calls, send } = tenantOf({ batched: url => (url.startsWith('/b') ? status : 200) });
    expect(statuses(await send(get('/a'), patch('/b', {})))).toEqual([200, 200]);
    expect(statuses(await send(get('/a'), patch('/b', {}), get('/c')))).toEqual([200, 200, 200]);
    expect(calls).toEqual(['[/b /a]', '/b', '/b', '[/a /c]']);
  });

  test('and alone as well keeps its refusal', async () => {
    const { calls, send } = tenantOf({ batched: () => 400, alone: () => 400 });
    expect(statuses(await send(post('/a', {}), post('/b', {})))).toEqual([400, 400]);
    expect(calls).toEqual(['[/a /b]', '/a', '/b']);
    for (let round = 0; round < 10; round++) await send(post('/a', {}), post('/b', {}));
    // After a few times the refusal is believed.
    expect(calls.filter(call => call === '/a')).toHaveLength(5);
  });

  test('is believed where the endpoint has been taken in a batch before', async () => {
    let status = 200;
    const { calls, send } = tenantOf({ batched: () => status });
    await send(post('/a', {}), post('/b', {}));
    status = 400;
    expect(statuses(await send(post('/a', {}), post('/b', {})))).toEqual([400, 400]);
    expect(calls).toEqual(['[/a /b]', '[/a /b]']);
  });

  test('with 404 is something that is not there, no refusal', async () => {
    const { calls, send } = tenantOf({ batched: () => 404 });
    expect(statuses(await send(get('/a'), get('/b')))).toEqual([404, 404]);
    expect(calls).toHaveLength(1);
  });
});

test('a tenant that takes no batches at all gets single calls', async () => {
  const { calls, send } = tenantOf({ batch: () => 405 });
  expect(statuses(await send(get('/a'), patch('/b', {})))).toEqual([200, 200]);
  await send(get('/c'), get('/d'));
  expect(calls).toEqual(['[/b /a]', '/b', '/a', '/c', '/d'].sort((a, b) => Number(b.startsWith('[')) - Number(a.startsWith('['))));
});

test('an endpoint is a method and a path without ids', () => {
  expect(endpointOf(post('/groups/3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01/owners/$ref?$x=1', {}))).toBe('POST /groups/{}/owners/$ref');
  expect(endpointOf(patch("/groups(uniqueName='tenantry-x')", {}))).toBe('PATCH /groups()');
  expect(endpointOf(get('/policies/crossTenantAccessPolicy/partners'))).toBe('GET /policies/crossTenantAccessPolicy/partners');
});

describe.each([
  ['a synchronization link', link],
  ['governance', governance],
])('%s', (_, text) => {
  test('deploys where entitlement management and synchronization take no writes in batches', async () => {
    const topology = await topologyFrom(text);
    const calm = await DeployWorld.create(topology, prompt);
    expect((await calm.apply(await calm.plan())).outcome).toBe('complete');
    const world = await DeployWorld.create(topology, { ...prompt, unconfirmed: { batchedWrites: 'refuse' } }, { clock: new PatientClock() });
    const report = await world.apply(await world.plan());
    expect(report.operations.filter(({ state }) => state !== 'done')).toEqual([]);
    expect(inventory(world.sandbox)).toEqual(inventory(calm.sandbox));
    expect((await world.plan()).operations).toEqual([]);
  });
});
