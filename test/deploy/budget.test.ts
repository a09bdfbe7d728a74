import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { contractErrors, contractIsHere, DeployWorld, prompt, topologyFrom } from './world.ts';

const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const tenant = (name: string, n: number): string => `tenant ${name} "Tenant ${n}" {\n  id: "${guid(n)}"\n  domains: "${name}.com"\n}\n`;
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `t${index + 1}`);

async function deploy(text: string) {
  const world = await DeployWorld.create(await topologyFrom(text), prompt);
  const plan = await world.plan();
  const report = await world.apply(plan);
  expect(report.outcome).toBe('complete');
  const calls = world.trace.count;
  expect((await world.plan()).operations).toEqual([]);
  if (contractIsHere) expect(await contractErrors(world.trace)).toEqual([]);
  return { plan, report, calls, second: world.trace.count - calls };
}

/** Rounds of requests of a tenant that write. */
const waves = (plan: Awaited<ReturnType<typeof deploy>>['plan']): number => Math.max(...plan.operations.map(({ wave, rounds }) => wave + rounds.length - 1));

test('topology 1 with one source and ten targets: at most 80 calls, at most 6 waves', async () => {
  const soc = readFileSync(fileURLToPath(new URL('../../examples/soc-topology-1/soc.tenantry', import.meta.url)), 'utf8').replace(/^import .*$/m, '');
  const targets = names(10);
  const { plan, calls } = await deploy(
    `${tenant('contoso', 99)}${targets.map((name, index) => tenant(name, index + 1)).join('')}tenants targets = ${targets.join(', ')}\n${soc}`,
  );
  expect(calls).toBeLessThanOrEqual(80);
  expect(waves(plan)).toBeLessThanOrEqual(6);
});

test('a mesh of twenty, 380 links: at most 320 calls', { timeout: 60_000 }, async () => {
  const members = names(20);
  const { plan, calls, second } = await deploy(`${members.map((name, index) => tenant(name, index + 1)).join('')}mesh ${members.join(', ')} { scope: all }\n`);
  expect(plan.operations.filter(({ kind }) => kind === 'syncJob')).toHaveLength(380);
  expect(calls).toBeLessThanOrEqual(320);
  // Three per tenant: lists, and secrets and jobs with their schemas of 19 links in two.
  expect(second).toBe(60);
});
