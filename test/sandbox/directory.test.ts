// Sections 2, 3, 13, 14 and 25 of the Graph reference.
import { describe, expect, test } from 'vitest';
import { idOf, type Loose, ROOT, S, T, world } from './client.ts';
import { ROLES, UPSERT } from './topology.ts';

const GROUP = { displayName: 'SOC', mailEnabled: false, mailNickname: 'soc', securityEnabled: true };
const ROLE_GROUP = { ...GROUP, isAssignableToRole: true };

describe('tenant facts', () => {
  test('other tenants are found by id and by domain', async () => {
    const w = world();
    const byDomain = await w.get(S, "/tenantRelationships/findTenantInformationByDomainName(domainName='FABRIKAM.com')");
    expect(byDomain.body).toMatchObject({ tenantId: T, displayName: 'Fabrikam', defaultDomainName: 'fabrikam.com' });
    expect((await w.get(S, "/tenantRelationships/findTenantInformationByTenantId(tenantId='11111111-1111-4111-8111-111111111111')")).status).toBe(404);
  });

  test('licences name the plans of the reference', async () => {
    const w = world({}, { tenants: [{ id: S, displayName: 'Contoso', licenses: ['P1'] }] });
    const { body } = await w.get(S, '/subscribedSkus');
    expect(body.value).toHaveLength(1);
    expect(body.value[0]).toMatchObject({
      capabilityStatus: 'Enabled',
      servicePlans: [{ servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d', provisioningStatus: 'Success' }],
    });
  });
});

describe('upsert by uniqueName', () => {
  test('creates with Prefer: create-if-missing (201), then updates (204); without it 404', async () => {
    const w = world();
    const path = "/groups(uniqueName='soc')";
    expect((await w.patch(S, path, GROUP)).status).toBe(404);
    const made = await w.patch(S, path, GROUP, UPSERT);
    expect(made).toMatchObject({ status: 201, body: { uniqueName: 'soc' } });
    expect((await w.patch(S, path, { description: 'x' }, UPSERT)).status).toBe(204);
    expect((await w.get(S, path)).body).toMatchObject({ id: made.body.id, description: 'x' });
    expect((await w.get(S, "/groups?$filter=uniqueName eq 'soc'")).body.value).toHaveLength(1);
  });

  test('a group that is made this way needs its four members', async () => {
    expect((await world().patch(S, "/groups(uniqueName='soc')", { displayName: 'SOC' }, UPSERT)).status).toBe(400);
  });

  test('uniqueName is given once and is unique', async () => {
    const w = world();
    await w.patch(S, "/groups(uniqueName='soc')", GROUP, UPSERT);
    const { body } = await w.post(S, '/groups', GROUP);
    expect((await w.patch(S, `/groups/${body.id}`, { uniqueName: 'soc' })).status).toBe(409);
    expect((await w.patch(S, `/groups/${body.id}`, { uniqueName: 'other' })).status).toBe(204);
    expect((await w.patch(S, `/groups/${body.id}`, { uniqueName: 'third' })).status).toBe(400);
  });

  test('applications have the same key', async () => {
    const w = world();
    const path = "/applications(uniqueName='it''s')";
    expect((await w.patch(S, path, { displayName: 'Holder' }, UPSERT)).status).toBe(201);
    expect((await w.patch(S, path, { displayName: 'Holder' }, UPSERT)).status).toBe(204);
    expect((await w.get(S, path)).body.uniqueName).toBe("it's");
  });

  test('isAssignableToRole through an upsert is an open point: both answers can be had', async () => {
    for (const [roleAssignableUpsert, status] of [
      ['accept', 201],
      ['refuse', 400],
    ] as const) {
      const w = world({ unconfirmed: { roleAssignableUpsert } });
      expect((await w.patch(S, "/groups(uniqueName='soc')", ROLE_GROUP, UPSERT)).status).toBe(status);
    }
  });
});

describe('groups', () => {
  test.each([
    ['public', { ...ROLE_GROUP, visibility: 'Public' }],
    ['dynamic', { ...ROLE_GROUP, groupTypes: ['DynamicMembership'], membershipRule: 'user.department -eq "SOC"' }],
    ['without security', { ...ROLE_GROUP, securityEnabled: false }],
  ])('a role-assignable group cannot be %s', async (_, body) => {
    expect((await world().post(S, '/groups', body)).status).toBe(400);
  });

  test('isAssignableToRole is set at creation only', async () => {
    const w = world();
    const { body } = await w.post(S, '/groups', GROUP);
    expect((await w.patch(S, `/groups/${body.id}`, { isAssignableToRole: true })).status).toBe(400);
  });

  test('a dynamic group needs its rule and takes no members', async () => {
    const w = world();
    const dynamic = { ...GROUP, groupTypes: ['DynamicMembership'] };
    expect((await w.post(S, '/groups', dynamic)).status).toBe(400);
    const { body } = await w.post(S, '/groups', { ...dynamic, membershipRule: 'user.department -eq "SOC"', membershipRuleProcessingState: 'On' });
    const ana = await idOf(w, S, 'users', 'Ana Analyst');
    expect((await w.post(S, `/groups/${body.id}/members/$ref`, { '@odata.id': `${ROOT}/directoryObjects/${ana}` })).status).toBe(400);
  });

  test('members are added once, listed and removed', async () => {
    const w = world();
    const ana = await idOf(w, S, 'users', 'Ana Analyst');
    const lead = await idOf(w, S, 'users', 'Lee Lead');
    const { body } = await w.post(S, '/groups', { ...GROUP, 'members@odata.bind': [`${ROOT}/users/${ana}`] });
    const members = `/groups/${body.id}/members`;
    expect((await w.post(S, `${members}/$ref`, { '@odata.id': `${ROOT}/directoryObjects/${lead}` })).status).toBe(204);
    expect((await w.post(S, `${members}/$ref`, { '@odata.id': `${ROOT}/directoryObjects/${lead}` })).status).toBe(400);
    expect((await w.post(S, `${members}/$ref`, { '@odata.id': lead })).status).toBe(400);
    expect((await w.get(S, members)).body.value.map(({ id }: { id: string }) => id)).toEqual([ana, lead]);
    expect((await w.remove(S, `${members}/${ana}/$ref`)).status).toBe(204);
    expect((await w.remove(S, `${members}/${ana}/$ref`)).status).toBe(404);
  });

  test('at most 20 relationships in one request', async () => {
    const w = world();
    const ana = await idOf(w, S, 'users', 'Ana Analyst');
    expect((await w.post(S, '/groups', { ...GROUP, 'members@odata.bind': Array.from({ length: 21 }, () => `${ROOT}/users/${ana}`) })).status).toBe(400);
  });

  test('a deleted group holds no role any more', async () => {
    const w = world();
    const { body } = await w.post(S, '/groups', ROLE_GROUP);
    await w.post(S, '/roleManagement/directory/roleAssignments', { principalId: body.id, roleDefinitionId: ROLES.reader, directoryScopeId: '/' });
    expect((await w.remove(S, `/groups/${body.id}`)).status).toBe(204);
    expect((await w.get(S, '/roleManagement/directory/roleAssignments')).body.value).toEqual([]);
  });
});

test('directory objects are found by id, whatever they are', async () => {
  const w = world();
  const ana = await idOf(w, S, 'users', 'Ana Analyst');
  const leads = await idOf(w, S, 'groups', 'SOC leads');
  const ask = async (types?: string[]) =>
    (await w.post(S, '/directoryObjects/getByIds', { ids: [ana, leads], types })).body.value.map((item: Loose) => item['@odata.type']);
  expect(await ask()).toEqual(['#microsoft.graph.user', '#microsoft.graph.group']);
  expect(await ask(['group'])).toEqual(['#microsoft.graph.group']);
  expect((await w.get(S, `/directoryObjects/${ana}`)).body['@odata.type']).toBe('#microsoft.graph.user');
});

describe('directory extensions', () => {
  const body = { name: 'socRole', dataType: 'String', targetObjects: ['User'] };

  test('the full name is made of the appId', async () => {
    const w = world();
    const app = (await w.post(S, '/applications', { displayName: 'Holder' })).body;
    const path = `/applications/${app.id}/extensionProperties`;
    const made = await w.post(S, path, body);
    expect(made).toMatchObject({
      status: 201,
      body: { name: `extension_${app.appId.replaceAll('-', '')}_socRole`, isMultiValued: false, appDisplayName: 'Holder' },
    });
    expect((await w.post(S, path, body)).status).toBe(409);
    expect((await w.get(S, `/users?$select=id,${made.body.name}`)).status).toBe(200);
    expect((await w.remove(S, `${path}/${made.body.id}`)).status).toBe(204);
    expect((await w.get(S, path)).body.value).toEqual([]);
  });

  test('the extensions of all applications are listed in one answer', async () => {
    const w = world();
    for (const displayName of ['One', 'Two']) {
      const app = (await w.post(S, '/applications', { displayName })).body;
      await w.post(S, `/applications/${app.id}/extensionProperties`, body);
    }
    const all = await w.post(S, '/directoryObjects/getAvailableExtensionProperties', {});
    expect([all.status, all.body.value.map((item: Loose) => item.appDisplayName)]).toEqual([200, ['One', 'Two']]);
    expect((await w.post(S, '/directoryObjects/getAvailableExtensionProperties', { isSyncedFromOnPremises: true })).body.value).toEqual([]);
  });

  test.each([
    ['another type', { ...body, dataType: 'Text' }],
    ['another target', { ...body, targetObjects: ['Robot'] }],
    ['no target', { ...body, targetObjects: [] }],
    ['no name', { ...body, name: undefined }],
    ['a name with a dash', { ...body, name: 'soc-role' }],
  ])('%s is refused', async (_, wrong) => {
    const w = world();
    const app = (await w.post(S, '/applications', { displayName: 'Holder' })).body;
    expect((await w.post(S, `/applications/${app.id}/extensionProperties`, wrong)).status).toBe(400);
  });
});

describe('directory roles', () => {
  const path = '/roleManagement/directory';
  const schedule = {
    action: 'adminAssign',
    roleDefinitionId: ROLES.reader,
    directoryScopeId: '/',
    scheduleInfo: { startDateTime: '2026-01-05T08:00:00Z', expiration: { type: 'noExpiration' } },
  };

  test('built-in roles are found by name and template, and say nothing of privilege', async () => {
    const { body } = await world().get(S, `${path}/roleDefinitions?$filter=displayName eq 'Security Reader' and isBuiltIn eq true`);
    expect(body.value).toHaveLength(1);
    expect(body.value[0]).toMatchObject({ templateId: ROLES.reader });
    expect(body.value[0]).not.toHaveProperty('isPrivileged');
  });

  test('an assignment is made once, to a user or a role-assignable group', async () => {
    const w = world();
    const assign = (principalId: string, more = {}) =>
      w.post(S, `${path}/roleAssignments`, { principalId, roleDefinitionId: ROLES.reader, directoryScopeId: '/', ...more });
    const ana = await idOf(w, S, 'users', 'Ana Analyst');
    expect((await assign(ana)).status).toBe(201);
    expect((await assign(ana)).status).toBe(409);
    expect((await assign(await idOf(w, S, 'groups', 'SOC leads'))).status).toBe(400);
    expect((await assign(ana, { roleDefinitionId: '11111111-1111-4111-8111-111111111111' })).status).toBe(404);
    const { body } = await w.get(S, `${path}/roleAssignments?$filter=principalId eq '${ana}'&$expand=roleDefinition`);
    expect(body.value[0].roleDefinition.displayName).toBe('Security Reader');
    expect((await w.remove(S, `${path}/roleAssignments/${body.value[0].id}`)).status).toBe(204);
  });

  test('an eligible assignment makes a schedule and an instance, and is taken back', async () => {
    const w = world();
    const principalId = (await w.post(S, '/groups', ROLE_GROUP)).body.id;
    expect((await w.post(S, `${path}/roleEligibilityScheduleRequests`, { ...schedule, principalId })).status).toBe(201);
    expect(await w.post(S, `${path}/roleEligibilityScheduleRequests`, { ...schedule, principalId })).toMatchObject({
      status: 400,
      code: 'RoleAssignmentExists',
    });
    for (const list of ['roleEligibilitySchedules', 'roleEligibilityScheduleInstances']) {
      expect((await w.get(S, `${path}/${list}?$filter=principalId eq '${principalId}'`)).body.value).toHaveLength(1);
    }
    expect((await w.get(S, `${path}/roleAssignmentSchedules`)).body.value).toEqual([]);
    await w.post(S, `${path}/roleEligibilityScheduleRequests`, { ...schedule, action: 'adminRemove', principalId });
    expect((await w.get(S, `${path}/roleEligibilitySchedules`)).body.value).toEqual([]);
  });
});
