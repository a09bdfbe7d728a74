// With permissions enforced, what the plan names for each tenant is enough, and nothing of it can be left out.
import { describe, expect, test } from 'vitest';
import type { LoopbackIdentity, Plan } from '../../deploy/index.ts';
import { holds } from '../../deploy/permissions.ts';
import type { Topology } from '../../language/model/index.ts';
import builtinRoles from '../../sandbox/data/builtin-roles.json' with { type: 'json' };
import { DeployWorld, exampleUri, PatientClock, prompt, topologyOf } from '../deploy/world.ts';

const templateId = (role: string): string => {
  const found = builtinRoles.find(({ displayName }) => displayName === role);
  if (!found) throw new Error(`There is no role ${role}.`);
  return found.templateId;
};

type Needs = Plan['tenants'][number]['needs'];

const identity = ({ permissions, roles }: Needs): LoopbackIdentity => ({ scopes: permissions, roles: roles.map(templateId) });

async function named(topology: Topology): Promise<ReadonlyMap<string, Needs>> {
  const world = await DeployWorld.create(topology, prompt);
  return new Map((await world.plan()).tenants.map(({ name, needs }) => [name, needs]));
}

interface Change {
  readonly tenant: string;
  readonly missing: string;
  /** Held in place of what is missing. */
  readonly instead: readonly string[];
}

/** Plans as somebody who holds what the plan names, save for one thing in one tenant, and deploys if that is possible. */
async function deployWith(topology: Topology, needs: ReadonlyMap<string, Needs>, change?: Change) {
  const world = await DeployWorld.create(topology, { ...prompt, enforcePermissions: true });
  world.connections = await world.connect(topology, {
    clock: new PatientClock(),
    identity: ({ name }) => {
      const { permissions, roles } = needs.get(name) as Needs;
      if (name !== change?.tenant) return identity({ permissions, roles });
      const without = (names: readonly string[]) => names.filter(other => other !== change.missing);
      return identity({ permissions: [...without(permissions), ...change.instead], roles: without(roles) });
    },
  });
  const plan = await world.plan();
  return { world, plan, report: await world.apply(plan) };
}

describe.each([
  ['topology 1', 'soc-topology-1/soc.tenantry', ['contoso', 'fabrikam']],
  ['topology 2', 'soc-topology-2/soc.tenantry', ['contoso', 'fabrikam']],
  ['a mesh', 'mesh/mesh.tenantry', ['emea']],
])('%s', (_, example, tenants) => {
  test('what the plan names passes, reads what was made, and plans nothing more', async () => {
    const topology = await topologyOf(exampleUri(example));
    const { world, plan, report } = await deployWith(topology, await named(topology));
    expect(plan.problems.filter(({ code }) => ['refused', 'missing-permission'].includes(code))).toEqual([]);
    expect(report.operations.filter(({ state, verified }) => state !== 'done' || verified === false)).toEqual([]);
    const again = await world.plan();
    expect(again.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(again.operations).toEqual([]);
  });

  test.each(tenants)('in %s nothing of it can be left out, and what is missing is named', { timeout: 120_000 }, async tenant => {
    const topology = await topologyOf(exampleUri(example));
    const needs = await named(topology);
    const { permissions, roles } = needs.get(tenant) as Needs;
    expect(permissions.length).toBeGreaterThan(1);
    expect(roles.length).toBeGreaterThan(0);
    for (const missing of [...permissions, ...roles]) {
      const instead: string[] = [];
      let { plan, report } = await deployWith(topology, needs, { tenant, missing, instead });
      while (report.outcome === 'refused') {
        // Something cannot be read: nothing is written anywhere, and what would be enough to read it is named.
        const errors = plan.problems.filter(({ severity }) => severity === 'error');
        expect(errors.every(({ code, tenant: where }) => code === 'refused' && where === tenant)).toBe(true);
        const wanted = errors.map(({ message }) => /needs the permission ([\w.]+\w)/.exec(message)?.[1] ?? '');
        expect(
          wanted.filter(name => !holds([missing], name)),
          missing,
        ).toEqual([]);
        if (wanted.includes(missing)) break;
        instead.push(...new Set(wanted));
        ({ plan, report } = await deployWith(topology, needs, { tenant, missing, instead }));
      }
      if (report.outcome === 'refused') continue;
      // With reading alone it is known before anything is written, and where it is tried the failure says so, too.
      expect(plan.problems.find(({ code }) => code === 'missing-permission')?.message, missing).toContain(missing);
      const failed = report.operations.filter(({ state }) => state === 'failed');
      expect(report.outcome, missing).toBe('partial');
      expect(failed.length, missing).toBeGreaterThan(0);
      for (const operation of failed) {
        expect(operation.tenant, missing).toBe(tenant);
        expect(`${operation.message} ${operation.advice}`, missing).toContain(missing);
      }
    }
  });
});
