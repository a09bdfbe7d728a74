// What the journal of an earlier run says about creations that tenants may not show yet.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type JournalLine, openJournal, type Plan, readJournal, unsettledIn, unsettledOf } from '../../deploy/index.ts';
import { governance } from './scenarios.ts';
import { DeployWorld, PatientClock, prompt, topologyFrom } from './world.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tenantry-unsettled-'));
afterAll(() => rmSync(folder, { recursive: true }));

const START = Date.parse('2026-01-01T00:00:00Z');
const places = { fabrikam: 'https://graph.microsoft.com 1' };
/** What was just made may stay out of sight for two minutes. */
const LAG = 120_000;

type Content = Partial<JournalLine> & { readonly at?: number };
const journal = (...contents: readonly Content[]): JournalLine[] =>
  [{ type: 'begin', root: 'file:///a.tenantry', tenants: places } as const, ...contents].map(({ at = 0, ...content }: Content, index) => ({
    seq: index + 1,
    time: new Date(START + at).toISOString(),
    type: 'intent',
    hash: '',
    tenant: 'fabrikam',
    ...content,
  }));
const intent = (at: number): Content => ({ at, operation: 'package:fabrikam/a', creates: true });
const result = (at: number, status: number): Content => ({ ...intent(at), type: 'result', status });
const after = (ms: number, lines: readonly JournalLine[], root = 'file:///a.tenantry', where: Record<string, string> = places) =>
  unsettledOf(lines, root, where, START + ms).get('package:fabrikam/a');

describe('what was made, or may have been, is unsettled until it can be seen everywhere', () => {
  test.each([
    ['created', 201],
    ['created, by a request that is accepted for later', 202],
    ['no answer came', 0],
    ['a gateway timed out', 504],
  ])('%s', (_, status) => {
    const lines = journal(intent(0), result(1000, status));
    expect(after(2000, lines)).toBe(START + 1000 + LAG);
    expect(after(1000 + LAG, lines)).toBeUndefined();
  });

  test('the process ended before any answer: nobody knows when, so the time begins now', () => {
    expect(after(5000, journal(intent(0)))).toBe(START + 5000 + LAG);
    expect(after(3_600_000, journal(intent(0)))).toBeUndefined();
  });

  test('a second try that was refused does not undo the first one', () => {
    expect(after(3000, journal(intent(0), result(1000, 0), intent(1500), result(2000, 403)))).toBe(START + 1000 + LAG);
  });
});

describe('what is known not to be there is not waited for', () => {
  test.each([
    ['refused', 403],
    ['throttled', 429],
    ['not looked at', 424],
  ])('%s', (_, status) => expect(after(2000, journal(intent(0), result(1000, status)))).toBeUndefined());

  test('what was taken away since', () => {
    const removed = { operation: 'remove:package:fabrikam/a', type: 'result', status: 204, at: 2000 } as const;
    expect(after(3000, journal(intent(0), result(1000, 201), removed))).toBeUndefined();
  });

  test('what may be sent twice', () => expect(after(2000, journal({ at: 0, operation: 'package:fabrikam/a' }))).toBeUndefined());

  test('another topology, and the same symbol for another tenant', () => {
    const lines = journal(intent(0), result(1000, 201));
    expect(after(2000, lines, 'file:///b.tenantry')).toBeUndefined();
    expect(after(2000, lines, 'file:///a.tenantry', { fabrikam: 'http://127.0.0.1:1234 1' })).toBeUndefined();
  });
});

test('a journal tells which of its writes make something, for which operation', async () => {
  const file = path.join(folder, 'run.jsonl');
  const clock = new PatientClock();
  const world = await DeployWorld.create(await topologyFrom(governance), prompt, { clock });
  const plan = await world.plan();
  await world.apply(plan, world.topology, { journal: openJournal(file, () => clock.now()) });
  const intents = readJournal(file).filter(({ type }) => type === 'intent');
  const ids = new Set(plan.operations.map(({ id }) => id));
  for (const { operation, request } of intents) expect(ids, request).toContain(operation);
  const creating = intents.filter(({ creates }) => creates).map(({ operation }) => operation);
  expect(creating).toContain('package:fabrikam/access');
  // Groups are made by their unique name, which may be sent as often as one likes.
  expect(creating).not.toContain('group:fabrikam/readers');
  const found = (made: Plan) => [...unsettledIn([folder, path.join(folder, 'nothing here')], made, world.connections).keys()];
  expect(found(plan).sort()).toEqual([...creating].sort());
  expect(found({ ...plan, root: 'file:///other.tenantry' })).toEqual([]);
});
