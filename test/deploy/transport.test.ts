import { describe, expect, test } from 'vitest';
import { Observer } from '../../deploy/plan/observer.ts';
import { retryAfter } from '../../deploy/transport/backoff.ts';
import { batchAnswers, batchBody, pack } from '../../deploy/transport/batch.ts';
import { drive } from '../../deploy/transport/drive.ts';
import { createGraphPort } from '../../deploy/transport/graph-port.ts';
import { Lane } from '../../deploy/transport/lane.ts';
import type { GraphAnswer, GraphPort, GraphRequest } from '../../deploy/transport/messages.ts';
import { alternateKey, get, patch, path, post, query } from '../../deploy/transport/paths.ts';
import { PatientClock } from './world.ts';

const root = 'http://127.0.0.1:1';
type Reply = (request: Request, nth: number) => Response | Promise<Response>;

function portOf(reply: Reply) {
  const clock = new PatientClock();
  const seen: Request[] = [];
  let tokens = 0;
  const port = createGraphPort({
    root,
    clock,
    tokens: { token: async () => `token${++tokens}` },
    fetch: async request => {
      seen.push(request.clone());
      return reply(request, seen.length);
    },
  });
  return { port, clock, seen };
}

const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', ...headers } });

describe('a request', () => {
  test('reaches the wire as it was meant: encoded query, own request id, token of the tenant', async () => {
    const { port, seen } = portOf(() => json({}));
    await port.exchange(get(query('/groups', { $filter: "displayName eq 'R&D #1 + x'", $select: 'id' })));
    await port.exchange(get(query('/groups', {})));
    const url = new URL(seen[0]?.url ?? '');
    expect(url.pathname).toBe('/v1.0/groups');
    expect(url.searchParams.get('$filter')).toBe("displayName eq 'R&D #1 + x'");
    expect(url.searchParams.get('$select')).toBe('id');
    expect(seen[0]?.headers.get('authorization')).toMatch(/^Bearer token\d$/);
    expect(seen[0]?.headers.get('client-request-id')).not.toBe(seen[1]?.headers.get('client-request-id'));
    expect(seen[0]?.headers.get('content-type')).toBeNull();
  });

  test('keys and ids are encoded', () => {
    expect(path`/users/${'a#EXT#@b'}/x`).toBe('/users/a%23EXT%23%40b/x');
    expect(alternateKey('uniqueName', "o'x y")).toBe("(uniqueName='o''x%20y')");
  });

  test.each([
    ['GET', get('/x'), 3],
    ['PATCH', patch('/x', {}), 3],
    ['POST', post('/x', {}), 1],
  ])('%s after a 503 is sent %i times', async (_, request, times) => {
    const { port, seen } = portOf((_request, nth) => (nth < 3 ? new Response('', { status: 503 }) : json({ id: '1' })));
    const answer = await port.exchange(request as GraphRequest);
    expect(seen).toHaveLength(times as number);
    expect(answer.ambiguous ?? false).toBe(times === 1);
  });

  test('a create that is throttled is sent again, after the time that the service wants', async () => {
    const { port, seen, clock } = portOf((_, nth) => (nth === 1 ? new Response('', { status: 429, headers: { 'retry-after': '3' } }) : json({ id: '1' }, 201)));
    expect((await port.exchange(post('/x', {}))).status).toBe(201);
    expect(seen).toHaveLength(2);
    expect(clock.waits[0]).toBeGreaterThanOrEqual(3000);
  });

  test('a create whose connection breaks may have been carried out', async () => {
    const { port } = portOf(() => {
      throw new TypeError('fetch failed');
    });
    expect(await port.exchange(post('/x', {}))).toMatchObject({ status: 0, ambiguous: true });
  });

  test('a success that cannot be read is none', async () => {
    const { port } = portOf(() => new Response('<html>Sign in to the network</html>', { status: 200, headers: { 'content-type': 'text/html' } }));
    const answer = await port.exchange(post('/x', {}));
    expect(answer).toMatchObject({ ambiguous: true });
    expect(answer.failure).toContain('Sign in to the network');
  });

  test('the gateway page of an error is readable', async () => {
    const { port } = portOf(() => new Response('<html><h1>502 Bad Gateway</h1></html>', { status: 502 }));
    expect((await port.exchange(get('/x'))).failure).toContain('502 Bad Gateway');
  });

  test('a redirect is not followed', async () => {
    const { port, seen } = portOf(() => new Response('', { status: 302, headers: { location: 'https://evil.example/' } }));
    expect((await port.exchange(get('/x'))).status).toBe(302);
    expect(seen).toHaveLength(1);
    expect(seen[0]?.redirect).toBe('manual');
  });

  test('a service that wants to be left alone for long is', async () => {
    const { port, seen } = portOf(() => new Response('', { status: 429, headers: { 'retry-after': '86400' } }));
    expect((await port.exchange(get('/x'))).status).toBe(429);
    expect(seen).toHaveLength(1);
  });
});

test.each([
  ['2.128', 2128],
  ['5', 5000],
  ['Thu, 01 Jan 1970 00:00:10 GMT', 9000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
  ['-1', undefined],
  ['soon', undefined],
  [null, undefined],
])('Retry-After %s', (value, ms) => {
  expect(retryAfter(value, 1000)).toBe(ms);
});

describe('$batch', () => {
  test('at most twenty in a call, chains stay together', () => {
    expect(pack([10, 9, 2, 1], size => size)).toEqual([
      [10, 9],
      [2, 1],
    ]);
    expect(pack(Array(41).fill(1), size => size).map(call => call.length)).toEqual([20, 20, 1]);
  });

  test('writes wait for the write before them, reads do not wait', () => {
    const { requests } = batchBody([[post('/a', {}), get('/b')], [patch('/c', {})], [get('/d')]]) as { requests: { id: string; dependsOn?: string[] }[] };
    expect(requests.map(({ id, dependsOn }) => [id, dependsOn])).toEqual([
      ['1', undefined],
      ['2', ['1']],
      ['3', ['1']],
      ['4', undefined],
    ]);
  });

  test('answers are joined by id, missing ones are seen', () => {
    const answers = batchAnswers(
      {
        responses: [
          { id: '3', status: 200, headers: { 'Retry-After': '1' }, body: {} },
          { id: '1', status: 404 },
        ],
      },
      3,
    );
    expect(answers).toMatchObject([{ status: 404 }, undefined, { status: 200, headers: { 'retry-after': '1' } }]);
    expect(answers[1]).toBeUndefined();
  });
});

describe('a lane', () => {
  /** Answers each request of each batch by its path; `script` is asked with the number of times the path came. */
  function laneOf(script: (path: string, nth: number) => Partial<GraphAnswer> | undefined) {
    const counts = new Map<string, number>();
    const calls: string[][] = [];
    const answerTo = (url: string) => {
      const nth = (counts.get(url) ?? 0) + 1;
      counts.set(url, nth);
      return script(url, nth);
    };
    const port: GraphPort = {
      async exchange(request) {
        if (request.path !== '/$batch') {
          calls.push([request.path]);
          return { status: 200, headers: {}, ...answerTo(request.path) };
        }
        const { requests } = request.body as unknown as { requests: { id: string; url: string }[] };
        calls.push(requests.map(({ url }) => url));
        const responses = requests.flatMap(({ id, url }) => {
          const answer = answerTo(url);
          return answer ? [{ id, status: 200, headers: {}, ...answer }] : [];
        });
        return { status: 200, headers: {}, body: { responses: responses.reverse() } as never };
      },
    };
    const clock = new PatientClock();
    const lane = new Lane(port, clock);
    return { lane, calls, clock };
  }
  const all = (lane: Lane, requests: GraphRequest[]) => drive(lane, Promise.all(requests.map(async request => (await lane.send([request]))[0])));

  test('what waits together leaves together; a single request goes alone', async () => {
    const { lane, calls } = laneOf(() => ({ status: 200 }));
    await all(lane, [get('/a'), get('/b')]);
    await all(lane, [get('/c')]);
    expect(calls).toEqual([['/a', '/b'], ['/c']]);
    expect(lane.calls).toBe(2);
  });

  test('only throttled and lost entries are sent again, after the longest wait', async () => {
    const { lane, calls, clock } = laneOf((url, nth) => {
      if (url === '/a' && nth === 1) return { status: 429, headers: { 'Retry-After': '2' } };
      if (url === '/b' && nth === 1) return { status: 429, headers: { 'Retry-After': '9' } };
      return url === '/c' && nth === 1 ? undefined : { status: 200 };
    });
    const answers = await all(lane, [get('/a'), get('/b'), get('/c'), get('/d')]);
    expect(answers.map(answer => answer?.status)).toEqual([200, 200, 200, 200]);
    expect(calls).toEqual([
      ['/a', '/b', '/c', '/d'],
      ['/a', '/b', '/c'],
    ]);
    expect(Math.max(...clock.waits)).toBeGreaterThanOrEqual(9000);
  });

  test('a lost create is not sent again', async () => {
    const { lane, calls } = laneOf(url => (url === '/a' ? undefined : { status: 200 }));
    const answers = await all(lane, [post('/a', {}), post('/b', {})]);
    expect(calls).toHaveLength(1);
    expect(answers[0]).toMatchObject({ status: 0, ambiguous: true });
  });

  test('what was not looked at because another write failed is sent again', async () => {
    const { lane, calls } = laneOf((url, nth) => (url === '/a' ? { status: 403 } : nth === 1 ? { status: 424 } : { status: 201 }));
    const answers = await all(lane, [post('/a', {}), post('/b', {}), post('/c', {})]);
    expect(answers.map(answer => answer?.status)).toEqual([403, 201, 201]);
    expect(calls).toEqual([
      ['/a', '/b', '/c'],
      ['/b', '/c'],
    ]);
  });

  test('what follows a failure in its own chain is not sent', async () => {
    const { lane } = laneOf(url => (url === '/a' ? { status: 400 } : { status: 424 }));
    const [first, second] = await drive(lane, lane.send([post('/a', {}), post('/b', {})]));
    expect([first?.status, second?.status]).toEqual([400, 424]);
  });
});

describe('pages', () => {
  const observe = (pages: Record<string, unknown>) => {
    const port: GraphPort = { exchange: async request => ({ status: 200, headers: {}, body: (pages[request.path] ?? { value: [] }) as never }) };
    const lane = new Lane(port, new PatientClock());
    return drive(lane, new Observer(lane, root, async () => undefined).list('/groups'));
  };

  test('are followed to the end', async () => {
    const found = await observe({
      '/groups': { value: [{ id: '1' }], '@odata.nextLink': `${root}/v1.0/groups?$skiptoken=a%2Fb` },
      '/groups?$skiptoken=a%2Fb': { value: [], '@odata.nextLink': `${root}/v1.0/groups?$skiptoken=c` },
      '/groups?$skiptoken=c': { value: [{ id: '2' }] },
    });
    expect(found.map(item => item['id'])).toEqual(['1', '2']);
  });

  test('elsewhere are not asked for', async () => {
    await expect(observe({ '/groups': { value: [], '@odata.nextLink': 'https://evil.example/v1.0/groups' } })).rejects.toThrow('elsewhere');
  });

  test('in a circle end', async () => {
    const circle = { value: [], '@odata.nextLink': `${root}/v1.0/groups?$skiptoken=a` };
    await expect(observe({ '/groups': circle, '/groups?$skiptoken=a': circle })).rejects.toThrow('do not end');
  });

  test('that are no list are an error', async () => {
    await expect(observe({ '/groups': { values: [] } })).rejects.toThrow('not a list');
  });
});
