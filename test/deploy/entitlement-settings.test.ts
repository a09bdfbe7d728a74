import { expect, test } from 'vitest';
import { DeployWorld, topologyFrom } from './world.ts';

const topology = (body: string) =>
  topologyFrom(`tenant a "Alpha" { id: "00000000-0000-0000-0000-00000000000a" }\nsettings entitlementManagement in a {\n${body}\n}`);

test('settings that differ are changed, property by property, and then are as they should be', async () => {
  const world = await DeployWorld.create(await topology('externalUserLifecycleAction: blockSignIn'));
  const made = await world.plan();
  expect(made.operations.map(({ action, changes }) => ({ action, changes }))).toEqual([
    { action: 'update', changes: [{ path: 'externalUserLifecycleAction', old: 'blockSignInAndDelete', new: 'blockSignIn' }] },
  ]);
  expect((await world.apply(made)).outcome).toBe('complete');
  expect((await world.plan()).operations).toEqual([]);
});

test('the same time in other units is no difference: P30D of Graph is 30d', async () => {
  const world = await DeployWorld.create(
    await topology('externalUserLifecycleAction: blockSignInAndDelete\ndurationUntilExternalUserDeletedAfterBlocked: 30d'),
  );
  expect((await world.plan()).operations).toEqual([]);
});

test('a tenant has one of them', async () => {
  await expect(topology('externalUserLifecycleAction: none\n}\nsettings other in a { externalUserLifecycleAction: none')).rejects.toThrow(
    '"the entitlement management settings" is already declared',
  );
});
