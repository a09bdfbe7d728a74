// Fault files: what the documentation shows is taken, mistakes are named, and the schema says the same.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { type Fault, FaultFileError, optionsOf, readFaultFile } from '../../sandbox/index.ts';
import { S, T, world } from './client.ts';

const read = (path: string) => readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8');
const example = /```json faults\n([\s\S]+?)```/.exec(read('sandbox.md'))?.[1] ?? '';
const fitsSchema = new Ajv().compile(JSON.parse(read('schemas/faults-1.schema.json')));

const mistakesIn = (value: unknown): string[] => {
  try {
    readFaultFile(JSON.stringify(value));
    return [];
  } catch (error) {
    if (!(error instanceof FaultFileError)) throw error;
    return error.message.split('\n');
  }
};
const rule = (match: object, action: object) => ({ faults: [{ match, action }] });

test('the example of the documentation is taken, and its schema takes it', () => {
  const file = readFaultFile(example);
  expect(file.faults).toHaveLength(4);
  expect(fitsSchema(JSON.parse(example))).toBe(true);
  const [first, second] = (optionsOf(file).faults ?? []) as readonly Fault[];
  expect(first?.match.path).toBe('/groups');
  expect(second?.match.path).toEqual(/\/catalogs$/);
});

describe('mistakes are named with their place', () => {
  const cases: [string, unknown, string][] = [
    ['no object', [], 'The file must be an object.'],
    ['a member that is not known', { latencey: 3 }, 'latencey is not known. Known are $schema,'],
    ['a text for a number', { latency: '100' }, 'latency must be a whole number from 0, not "100".'],
    ['a page without objects', { pageSize: 0 }, 'pageSize must be a whole number from 1, not 0.'],
    ['an unknown kind of lag', { lag: { groups: { reads: 1 } } }, 'lag.groups is not known.'],
    ['a fault without an action', { faults: [{ match: {} }] }, 'faults[0].action is missing.'],
    ['an action that is not known', rule({}, { do: 'explode' }), 'faults[0].action.do must be one of respond, commitThen, delay,'],
    ['an action without what it needs', rule({}, { do: 'respond' }), 'faults[0].action.response is missing.'],
    ['a status that is none', rule({}, { do: 'respond', response: { status: 99 } }), 'faults[0].action.response.status must be a whole number from 200 to 599'],
    ['a probability above 1', rule({ probability: 2 }, { do: 'hang' }), 'faults[0].match.probability must be a number from 0 to 1, not 2.'],
    ['a pattern that is none', rule({ pathPattern: '(' }, { do: 'hang' }), 'faults[0].match.pathPattern must be a regular expression'],
    ['a method in lower case', rule({ method: 'get' }, { do: 'hang' }), 'faults[0].match.method must be one of GET'],
    ['a scale of nothing', { throttling: { scale: 0 } }, 'throttling.scale must be a number above 0, not 0.'],
  ];
  test.each(cases)('%s', (_, value, message) => {
    expect(mistakesIn(value).some(mistake => mistake.startsWith(message))).toBe(true);
  });

  test('all of them at once', () => {
    expect(mistakesIn({ latency: -1, pageSize: 0.5, faults: 3 })).toHaveLength(3);
  });

  test('text that is no JSON', () => {
    expect(() => readFaultFile('{')).toThrow(/^It is not JSON/);
  });

  test('members that do not exist are refused by the schema too', () => {
    expect(fitsSchema({ latencey: 3 })).toBe(false);
    expect(fitsSchema(rule({}, { do: 'explode' }))).toBe(false);
  });
});

describe('matching', () => {
  const faulty = (file: object) => world(optionsOf(readFaultFile(JSON.stringify(file))));
  const statuses = async (w: ReturnType<typeof world>, count: number, tenant = S) =>
    Promise.all(Array.from({ length: count }, async () => (await w.get(tenant, '/groups')).status));

  test('a tenant by its domain', async () => {
    const w = faulty(rule({ tenant: 'Fabrikam.com' }, { do: 'throttle', retryAfter: 2.5 }));
    expect((await w.get(S, '/groups')).status).toBe(200);
    const { status, headers } = await w.get(T, '/groups');
    expect([status, headers.get('retry-after')]).toEqual([429, '2.5']);
  });

  test('every third', async () => {
    expect(await statuses(faulty(rule({ every: 3 }, { do: 'throttle' })), 7)).toEqual([200, 200, 429, 200, 200, 429, 200]);
  });

  test('by chance: about as often as said, and the same for the same seed', async () => {
    const run = (seed: string) => statuses(faulty({ seed, ...rule({ probability: 0.3 }, { do: 'throttle' }) }), 200);
    const first = await run('a');
    const hits = first.filter(status => status === 429).length;
    expect(hits).toBeGreaterThan(35);
    expect(hits).toBeLessThan(85);
    expect(await run('a')).toEqual(first);
    expect(await run('b')).not.toEqual(first);
  });
});
