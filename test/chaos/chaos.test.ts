// A short slice of `npm run chaos`: some pairs of request and fault, some seeds with several faults, two engines at once.
import { beforeAll, expect, test } from 'vitest';
import { manyOf, runMany } from './many.ts';
import { linesOf } from './same-state.ts';
import { loadScenarios } from './scenarios.ts';
import { type Prepared, prepare, runSingle, singlesOf, titleOf } from './single.ts';
import { runTwo } from './two.ts';

let prepared: Prepared[];
beforeAll(async () => {
  prepared = [];
  for (const scenario of (await loadScenarios()).slice(0, 3)) prepared.push(await prepare(scenario));
});

const until = (milliseconds: number): (() => boolean) => {
  const end = performance.now() + milliseconds;
  return () => performance.now() < end;
};

test('the state that is compared does not depend on ids, and objects of others are in it', async () => {
  for (const { scenario, lines } of prepared) {
    const other = await prepare({ ...scenario, options: { ...scenario.options, seed: 'other ids' } });
    expect(other.lines).toEqual(lines);
    expect(lines.some(line => line.includes('Of another team'))).toBe(true);
  }
});

test('a state with one object more is another state', async () => {
  const [one] = prepared as [Prepared];
  const { outcome } = await runSingle({ scenario: one.scenario, fault: { name: 'none', at: 'request', action: { do: 'delay', ms: 1 } }, index: 1 }, one);
  const state = outcome.world.sandbox.state();
  expect(linesOf(state)).toEqual(one.lines);
  const [tenant] = Object.values(state.tenants);
  const [group] = Object.values(tenant?.groups ?? {});
  if (tenant && group) tenant.groups['00000000-0000-4000-8000-00000000abcd'] = { ...group, id: '00000000-0000-4000-8000-00000000abcd' };
  expect(linesOf(state)).not.toEqual(one.lines);
});

test('one fault at one request: the next run converges', { timeout: 60_000 }, async () => {
  const going = until(7000);
  const all = prepared.flatMap(one => singlesOf(one).map(single => ({ single, one })));
  // Spread over all pairs by a step that shares no factor with their number.
  let runs = 0;
  for (let at = 5; runs < 60 && going(); at += 389, runs++) {
    const { single, one } = all[at % all.length] as (typeof all)[number];
    expect((await runSingle(single, one)).wrong, titleOf(single)).toEqual([]);
  }
  expect(runs).toBeGreaterThan(3);
});

test('several faults in one run: the next run converges', { timeout: 60_000 }, async () => {
  const going = until(5000);
  let seed = 100_001;
  for (; seed <= 100_020 && going(); seed++) {
    const many = manyOf(seed, prepared);
    expect((await runMany(many)).wrong, many.title).toEqual([]);
  }
  expect(seed).toBeGreaterThan(100_003);
});

test('two engines at once: they converge, or somebody is told', { timeout: 60_000 }, async () => {
  const going = until(4000);
  for (let seed = 1; seed <= 6 && (seed <= 3 || going()); seed++)
    expect((await runTwo(prepared[seed % 3] as Prepared, seed)).wrong, `seed ${seed}`).toEqual([]);
});
