// Sections 4, 5 and 6 of the Graph reference.
import { describe, expect, test } from 'vitest';
import { S, T, world } from './client.ts';
import { PARTNERS } from './topology.ts';

const SYNC = `${PARTNERS}/${S}/identitySynchronization`;
const ALLOW = { displayName: 'Contoso', userSyncInbound: { isSyncAllowed: true } };

describe('partners', () => {
  test('a new partner inherits everything', async () => {
    const w = world();
    const { status, body } = await w.post(T, PARTNERS, { tenantId: S });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      tenantId: S,
      inboundTrust: null,
      b2bCollaborationInbound: null,
      automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
    });
  });

  test('a second one is a conflict', async () => {
    const w = world();
    await w.post(T, PARTNERS, { tenantId: S });
    const again = await w.post(T, PARTNERS, { tenantId: S });
    expect(again).toMatchObject({
      status: 409,
      code: 'Request_MultipleObjectsWithSameKeyValue',
      message: 'Another object with the same value for property tenantId already exists.',
    });
  });

  test('tenantId is required, a GUID, and stays', async () => {
    const w = world();
    expect((await w.post(T, PARTNERS, {})).status).toBe(400);
    expect((await w.post(T, PARTNERS, { tenantId: 'contoso.com' })).status).toBe(400);
    await w.post(T, PARTNERS, { tenantId: S });
    expect((await w.patch(T, `${PARTNERS}/${S}`, { tenantId: S })).status).toBe(400);
    expect((await w.patch(T, `${PARTNERS}/${S}`, { isInMultiTenantOrganization: true })).status).toBe(400);
  });

  test('what is not there is 404', async () => {
    const w = world();
    expect((await w.get(T, `${PARTNERS}/${S}`)).status).toBe(404);
    expect((await w.patch(T, `${PARTNERS}/${S}`, {})).status).toBe(404);
    expect((await w.remove(T, `${PARTNERS}/${S}`)).status).toBe(404);
  });

  test('create-if-missing does not work on partners', async () => {
    expect((await world().patch(T, `${PARTNERS}/${S}`, { isServiceProvider: false }, { headers: { prefer: 'create-if-missing' } })).status).toBe(404);
  });

  test('members that only beta or the answer has are refused', async () => {
    const w = world();
    await w.post(T, PARTNERS, { tenantId: S });
    expect((await w.patch(T, `${PARTNERS}/${S}`, { crossCloudMeetingConfiguration: { inboundAllowed: true } })).status).toBe(400);
    expect((await w.put(T, SYNC, { ...ALLOW, groupSyncInbound: { isSyncAllowed: true } })).status).toBe(400);
  });

  test('users and applications must not contradict', async () => {
    const w = world();
    await w.post(T, PARTNERS, { tenantId: S });
    const setting = (users: string, apps: string) => ({
      b2bCollaborationInbound: {
        usersAndGroups: { accessType: users, targets: [{ target: 'AllUsers', targetType: 'user' }] },
        applications: { accessType: apps, targets: [{ target: 'AllApplications', targetType: 'application' }] },
      },
    });
    expect((await w.patch(T, `${PARTNERS}/${S}`, setting('blocked', 'allowed'))).status).toBe(400);
    expect((await w.patch(T, `${PARTNERS}/${S}`, setting('allowed', 'blocked'))).status).toBe(400);
    expect((await w.patch(T, `${PARTNERS}/${S}`, setting('blocked', 'blocked'))).status).toBe(204);
  });

  test.each([
    ['a name as a target', 'usersAndGroups', { target: 'SOC', targetType: 'group' }],
    ['an application among users', 'usersAndGroups', { target: 'AllApplications', targetType: 'application' }],
    ['all users as a group', 'usersAndGroups', { target: 'AllUsers', targetType: 'group' }],
    ['a group among applications', 'applications', { target: S, targetType: 'group' }],
  ])('%s is refused', async (_, side, target) => {
    const w = world();
    await w.post(T, PARTNERS, { tenantId: S });
    expect((await w.patch(T, `${PARTNERS}/${S}`, { b2bCollaborationInbound: { [side]: { accessType: 'allowed', targets: [target] } } })).status).toBe(400);
  });

  test('what PATCH does to members that are not sent is an open point: both answers can be had', async () => {
    for (const [partnerPatch, inboundAllowed] of [
      ['replace', null],
      ['merge', true],
    ] as const) {
      const w = world({ unconfirmed: { partnerPatch } });
      await w.post(T, PARTNERS, { tenantId: S, automaticUserConsentSettings: { inboundAllowed: true } });
      await w.patch(T, `${PARTNERS}/${S}`, { automaticUserConsentSettings: { outboundAllowed: true } });
      expect((await w.get(T, `${PARTNERS}/${S}`)).body.automaticUserConsentSettings).toEqual({ inboundAllowed, outboundAllowed: true });
    }
  });
});

describe('identitySynchronization', () => {
  test('PUT creates only, PATCH changes only', async () => {
    const w = world();
    expect((await w.put(T, SYNC, ALLOW)).status).toBe(404);
    await w.post(T, PARTNERS, { tenantId: S });
    expect((await w.get(T, SYNC)).status).toBe(404);
    expect(await w.patch(T, SYNC, ALLOW)).toMatchObject({ status: 404, code: 'Directory_ObjectNotFound' });
    expect((await w.put(T, SYNC, ALLOW)).status).toBe(204);
    expect(await w.put(T, SYNC, ALLOW)).toMatchObject({ status: 409, code: 'Request_MultipleObjectsWithSameKeyValue' });
    expect((await w.patch(T, SYNC, { userSyncInbound: { isSyncAllowed: false } })).status).toBe(204);
    expect((await w.get(T, SYNC)).body).toMatchObject({ tenantId: S, displayName: 'Contoso', userSyncInbound: { isSyncAllowed: false } });
  });

  test('a partner with one cannot be deleted', async () => {
    const w = world();
    await w.post(T, PARTNERS, { tenantId: S });
    await w.put(T, SYNC, ALLOW);
    expect((await w.remove(T, `${PARTNERS}/${S}`)).status).toBe(400);
    expect((await w.remove(T, SYNC)).status).toBe(204);
    expect((await w.remove(T, `${PARTNERS}/${S}`)).status).toBe(204);
  });
});

describe('root and default', () => {
  test('the service default is as documented', async () => {
    const { body } = await world().get(T, '/policies/crossTenantAccessPolicy/default');
    expect(body.isServiceDefault).toBe(true);
    expect(body.b2bCollaborationInbound.usersAndGroups.accessType).toBe('allowed');
    expect(body.b2bDirectConnectOutbound.applications.accessType).toBe('blocked');
    expect(body.automaticUserConsentSettings).toEqual({ inboundAllowed: false, outboundAllowed: false });
  });

  test('automatic redemption cannot be set there, trust can, and a reset takes it back', async () => {
    const w = world();
    const path = '/policies/crossTenantAccessPolicy/default';
    expect((await w.patch(T, path, { automaticUserConsentSettings: { inboundAllowed: true } })).status).toBe(400);
    expect(
      (await w.patch(T, path, { inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: false } })).status,
    ).toBe(204);
    expect((await w.get(T, path)).body).toMatchObject({ isServiceDefault: false, inboundTrust: { isMfaAccepted: true } });
    expect((await w.post(T, `${path}/resetToSystemDefault`)).status).toBe(204);
    expect((await w.get(T, path)).body.isServiceDefault).toBe(true);
  });

  test('the root has one settable property', async () => {
    const w = world();
    expect((await w.patch(T, '/policies/crossTenantAccessPolicy', { displayName: 'x' })).status).toBe(400);
    expect((await w.patch(T, '/policies/crossTenantAccessPolicy', { allowedCloudEndpoints: ['microsoftonline.us'] })).status).toBe(204);
  });
});
