import { expect, test } from 'vitest';
import { loadTopology } from '../../server/engine/load-topology.ts';
import { PlanStore } from '../../server/engine/plan-store.ts';
import { makePlan } from '../../server/engine/planning.ts';
import type { Targets } from '../../server/engine/targets.ts';

const rootUri = 'untitled:all.tenantry';
const tenant = (name: string, digit: number) => `tenant ${name} "${name}" {\n  id: "00000000-0000-0000-0000-00000000000${digit}"\n}\n`;
const text = `${tenant('a', 1)}${tenant('b', 2)}sync a -> b {\n  scope: all\n  notify: "x@a.com"\n}\n`;
const params = (rules?: unknown, ignore = '') => ({ rootUri, overlay: { [rootUri]: text.replace('  scope', `${ignore}  scope`) }, rules });

const severity = async (rules?: unknown, ignore?: string) =>
  (await loadTopology(params(rules, ignore))).problems.find(({ code }) => code === 'sync-all-scope')?.severity;

test('a plan has the severities of the setting, and says nothing of what is off or ignored', async () => {
  expect(await severity()).toBe('warning');
  expect(await severity({ 'sync-all-scope': 'error' })).toBe('error');
  expect(await severity({ 'sync-all-scope': 'off' })).toBeUndefined();
  expect(await severity({ 'sync-all-scope': 'error' }, '  // tenantry-ignore sync-all-scope: everybody goes\n')).toBeUndefined();
});

test('a value that cannot be meant changes nothing', async () => {
  for (const rules of ['off', 3, { 'sync-all-scope': 'fatal' }, { syntax: 'off' }]) expect(await severity(rules)).toBe('warning');
});

test('a rule raised to an error is never planned, and no tenant is read for it', async () => {
  const nobody = new Proxy({} as Targets, {
    get: (_, name) => {
      throw new Error(`${String(name)} is asked for`);
    },
  });
  const made = await makePlan(
    { ...params({ 'sync-all-scope': 'error' }), target: 'sandbox', sandbox: { port: 0 } },
    new AbortController().signal,
    nobody,
    new PlanStore(),
  );
  expect(made.planId).toBeUndefined();
  expect(made.problems[0]).toMatchObject({ code: 'sync-all-scope', severity: 'error', at: 'all.tenantry:8:3' });
});
