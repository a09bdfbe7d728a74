import { describe, expect, test } from 'vitest';
import { driftOf, driftText, planText, stampOf, withoutStamp } from '../../deploy/index.ts';
import { governance } from './scenarios.ts';
import { DeployWorld, prompt, topologyFrom } from './world.ts';

const CATALOGS = '/identityGovernance/entitlementManagement/catalogs';
const described = governance.replace('external: true', 'external: true\n  description: "Shared things"');

/** A deployed topology, and hands that change the tenant past it. */
async function deployed(text = described) {
  const world = await DeployWorld.create(await topologyFrom(text), prompt);
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  const tenant = Object.values(world.sandbox.state().tenants).find(({ displayName }) => displayName === 'Fabrikam');
  const found = () => Object.values(world.sandbox.state().tenants[tenant?.id ?? '']?.catalogs ?? {}).find(({ catalogType }) => catalogType === 'userManaged');
  const id = String(found()?.['id']);
  const byHand = async (body: { readonly [member: string]: string | boolean }) =>
    expect((await world.connections.of('fabrikam')?.port.exchange({ method: 'PATCH', path: `${CATALOGS}/${id}`, body }))?.status).toBe(204);
  const next = (...edits: readonly (readonly [string, string])[]) => topologyFrom(edits.reduce((current, [from, to]) => current.replace(from, to), text));
  return { world, found, byHand, next };
}

describe('which side has changed', () => {
  test('the topology', async () => {
    const { world, next } = await deployed();
    const plan = await world.plan(await next(['"Shared things"', '"Things"']));
    expect(plan.operations).toMatchObject([{ kind: 'catalog', changed: 'topology', changes: [{ path: 'description', old: 'Shared things', new: 'Things' }] }]);
    expect(planText(plan)).toContain('~ catalog "Shared"  (catalog shared; changed in the topology)');
  });

  test('the tenant', async () => {
    const { world, byHand } = await deployed();
    await byHand({ isExternallyVisible: false });
    const plan = await world.plan();
    expect(plan.operations).toMatchObject([{ kind: 'catalog', changed: 'tenant', changes: [{ path: 'isExternallyVisible', old: false, new: true }] }]);
    expect(driftText(plan)).toContain('different, changed in the tenant: catalog "Shared"');
    expect(driftOf(plan).drift).toMatchObject([{ state: 'different', changed: 'tenant', title: 'catalog "Shared"' }]);
    expect((await world.apply(plan)).outcome).toBe('complete');
    expect((await world.plan()).operations).toEqual([]);
  });

  test('both, in one property or in two', async () => {
    const { world, byHand, found, next } = await deployed();
    const stamped = String(found()?.['description']);
    await byHand({ description: stamped.replace('Shared things', 'By hand') });
    const one = await world.plan(await next(['"Shared things"', '"Things"']));
    expect(one.operations).toMatchObject([{ changed: 'both', changes: [{ path: 'description', changed: 'both' }] }]);
    const two = await world.plan(await next(['catalog shared "Shared"', 'catalog shared "For all"']));
    expect(two.operations[0]).toMatchObject({ changed: 'both' });
    expect(two.operations[0]?.changes.map(({ path, changed }) => `${path} ${changed}`).sort()).toEqual(['description tenant', 'displayName topology']);
  });

  test('a property that was not stated before changes in the topology', async () => {
    const { world, next } = await deployed(governance);
    const plan = await world.plan(await next(['external: true', 'external: true\n  description: "New"']));
    expect(plan.operations).toMatchObject([{ changed: 'topology', changes: [{ path: 'description', new: 'New' }] }]);
  });

  test('is not known where the stamp is gone; that alone is no drift', async () => {
    const { world, byHand } = await deployed();
    await byHand({ description: 'Shared things' });
    const plan = await world.plan();
    expect(plan.operations).toEqual([]);
    expect(driftText(plan)).toContain('No drift');
    await byHand({ description: 'Other things' });
    const [operation] = (await world.plan()).operations;
    expect(operation?.action).toBe('update');
    expect(operation?.changed).toBeUndefined();
  });
});

test('the stamp stays behind what people wrote, and what they wrote stays', async () => {
  const { world, found, byHand } = await deployed(governance);
  expect(withoutStamp(String(found()?.['description']))).toBe('Shared');
  expect(stampOf(String(found()?.['description']))?.symbol).toBe('shared');
  await byHand({ description: 'Written by hand', isExternallyVisible: false });
  expect((await world.apply(await world.plan())).outcome).toBe('complete');
  expect(withoutStamp(String(found()?.['description']))).toBe('Written by hand');
  expect(stampOf(String(found()?.['description']))?.symbol).toBe('shared');
});

test('access packages carry no stamp: requestors read their description', async () => {
  const { world } = await deployed();
  for (const tenant of Object.values(world.sandbox.state().tenants))
    for (const table of [tenant.accessPackages, tenant.assignmentPolicies, tenant.groups]) expect(JSON.stringify(table)).not.toContain('[tenantry');
});

describe('a catalog with another name', () => {
  test('in the topology is renamed, not made again', async () => {
    const { world, next } = await deployed();
    const plan = await world.plan(await next(['catalog shared "Shared"', 'catalog shared "For all"']));
    expect(plan.operations).toMatchObject([{ action: 'update', kind: 'catalog', changes: [{ path: 'displayName', old: 'Shared', new: 'For all' }] }]);
  });

  test('is not taken when the topology has it under another symbol', async () => {
    const { world, next } = await deployed();
    const plan = await world.plan(await next(['catalog shared "Shared"', 'catalog other "Shared" in fabrikam\ncatalog shared "For all"']));
    expect(plan.operations.filter(({ kind, action }) => kind === 'catalog' && action === 'create')).toMatchObject([{ title: 'catalog "For all"' }]);
  });
});
