// With permissions enforced, what the plan names is enough for topology 1, and nothing of it can be left out.
import { beforeAll, describe, expect, test } from 'vitest';
import { type LoopbackIdentity, type Plan, READING } from '../../deploy/index.ts';
import type { Topology } from '../../language/model/index.ts';
import builtinRoles from '../../sandbox/data/builtin-roles.json' with { type: 'json' };
import { DeployWorld, exampleUri, PatientClock, prompt, topologyOf } from '../deploy/world.ts';

interface Named {
  readonly permissions: readonly string[];
  readonly roles: readonly string[];
}

/** What the operations of a plan name for one tenant. */
function namedBy(plan: Plan, tenant: string): Named {
  const grants = plan.operations.filter(operation => operation.tenant === tenant).map(({ grant }) => grant);
  return {
    permissions: [...new Set(grants.flatMap(({ permission, also = [] }) => [permission, ...also]))],
    roles: [...new Set(grants.flatMap(({ role, alsoRole }) => (alsoRole ? [role, alsoRole] : [role])))],
  };
}

const templateId = (role: string): string => {
  const found = builtinRoles.find(({ displayName }) => displayName === role);
  if (!found) throw new Error(`There is no role ${role}.`);
  return found.templateId;
};

const identity = ({ permissions, roles }: Named): LoopbackIdentity => ({ scopes: [...READING, ...permissions], roles: roles.map(templateId) });

let topology: Topology;
const named = new Map<string, Named>();

/** Deploys as somebody who holds what the plan names, save for one thing in one tenant. */
async function deployWithout(tenant?: string, missing?: string) {
  const world = await DeployWorld.create(topology, { ...prompt, enforcePermissions: true });
  world.connections = await world.connect(topology, {
    clock: new PatientClock(),
    identity: ({ name }) => {
      const { permissions, roles } = named.get(name) as Named;
      const without = (names: readonly string[]) => names.filter(other => name !== tenant || other !== missing);
      return identity({ permissions: without(permissions), roles: without(roles) });
    },
  });
  return world.apply(await world.plan());
}

beforeAll(async () => {
  topology = await topologyOf(exampleUri('soc-topology-1/soc.tenantry'));
  const world = await DeployWorld.create(topology, prompt);
  const plan = await world.plan();
  for (const { name } of topology.tenants) named.set(name, namedBy(plan, name));
});

test('what the plan names passes', async () => {
  const report = await deployWithout();
  expect(report.operations.filter(({ state }) => state !== 'done')).toEqual([]);
});

describe('without one of them the deployment stops at what needs it, and says what is missing', () => {
  test.each(['contoso', 'fabrikam'])('in %s', async tenant => {
    const { permissions, roles } = named.get(tenant) as Named;
    expect(permissions.length).toBeGreaterThan(1);
    expect(roles.length).toBeGreaterThan(1);
    for (const missing of [...permissions, ...roles]) {
      const report = await deployWithout(tenant, missing);
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
