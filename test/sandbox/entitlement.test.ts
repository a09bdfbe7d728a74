// Sections 15 to 22 of the Graph reference.
import { beforeEach, describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../../sandbox/index.ts';
import { idOf, type Loose, ROOT, S, T, type World, world } from './client.ts';
import * as step from './topology.ts';

const { EM, ROLES } = step;
const READER = { originId: ROLES.reader, originSystem: 'DirectoryRole' };

describe('catalogs', () => {
  test('the built-in catalog General is there and stays', async () => {
    const w = world();
    const { body } = await w.get(T, `${EM}/catalogs?$filter=displayName eq 'General'`);
    expect(body.value).toMatchObject([{ catalogType: 'serviceDefault' }]);
    expect((await w.remove(T, `${EM}/catalogs/${body.value[0].id}`)).status).toBe(400);
  });

  test('a catalog with something in it is not deleted', async () => {
    const w = world();
    const { catalog, resource } = await step.catalogWith(w, T, 'SOC', READER);
    expect((await w.remove(T, `${EM}/catalogs/${catalog}`)).status).toBe(400);
    await w.post(T, `${EM}/resourceRequests`, { requestType: 'adminRemove', resource: { id: resource.id }, catalog: { id: catalog } });
    expect((await w.remove(T, `${EM}/catalogs/${catalog}`)).status).toBe(204);
  });

  test('catalogType is read-only', async () => {
    expect((await world().post(T, `${EM}/catalogs`, { displayName: 'SOC', catalogType: 'userManaged' })).status).toBe(400);
  });
});

describe('resources', () => {
  let w: World;
  let catalog: string;
  const add = (resource: object, requestType = 'adminAdd') => w.post(T, `${EM}/resourceRequests`, { requestType, resource, catalog: { id: catalog } });
  const resources = (query: string) => w.get(T, `${EM}/catalogs/${catalog}/resources?${query}`);
  beforeEach(async () => {
    w = world();
    catalog = (await w.post(T, `${EM}/catalogs`, { displayName: 'SOC' })).body.id;
  });

  test('are delivered after a while', async () => {
    const { status, body } = await add(READER);
    expect([status, body.state]).toEqual([201, 'delivering']);
    const filter = `$filter=originId eq '${ROLES.reader}'&$expand=scopes`;
    expect((await resources(filter)).body.value).toEqual([]);
    expect((await resources(filter)).body.value).toMatchObject([
      { displayName: 'Security Reader', originId: ROLES.reader, scopes: [{ isRootScope: true, originId: ROLES.reader }] },
    ]);
    expect((await w.get(T, `${EM}/resourceRequests/${body.id}`)).body.state).toBe('delivered');
  });

  test('roles come with a filter on one id only', async () => {
    await add(READER);
    await resources('$expand=scopes');
    expect((await resources('$expand=roles,scopes')).status).toBe(400);
    const { id } = (await resources('$expand=scopes')).body.value[0];
    const { body } = await resources(`$filter=(id eq '${id}')&$expand=roles,scopes`);
    expect(body.value[0].roles.map(({ originId }: Loose) => originId)).toEqual(['Eligible', 'Active']);
    const roles = `${EM}/catalogs/${catalog}/resourceRoles`;
    expect((await w.get(T, roles)).status).toBe(400);
    expect((await w.get(T, `${roles}?$filter=(originSystem eq 'DirectoryRole' and resource/id eq '${id}')&$expand=resource`)).body.value[0].resource.id).toBe(
      id,
    );
  });

  test('roles follow the kind of the resource', async () => {
    const group = await idOf(w, T, 'groups', 'Duty managers');
    const dynamic = await w.post(T, '/groups', {
      displayName: 'Dynamic',
      mailEnabled: false,
      mailNickname: 'd',
      securityEnabled: true,
      groupTypes: ['DynamicMembership'],
      membershipRule: 'user.department -eq "SOC"',
    });
    const rolesOf = async (originId: string) =>
      (await step.addResource(w, T, catalog, { originId, originSystem: 'AadGroup' })).roles.map((role: Loose) => role.originId);
    expect(await rolesOf(group)).toEqual([`Member_${group}`, `Owner_${group}`]);
    expect(await rolesOf(dynamic.body.id)).toEqual([`Owner_${dynamic.body.id}`]);
  });

  test('the origin must exist: an application is named by its service principal', async () => {
    const app = (await w.post(T, '/applications', { displayName: 'App' })).body;
    const sp = (await w.post(T, '/servicePrincipals', { appId: app.appId })).body;
    await w.get(T, `/servicePrincipals/${sp.id}`);
    for (const originId of [app.id, app.appId]) expect((await add({ originId, originSystem: 'AadApplication' })).code).toBe('ResourceNotFoundInOriginSystem');
    expect((await add({ originId: sp.id, originSystem: 'AadApplication' })).status).toBe(201);
    expect((await add({ originId: ROLES.reader, originSystem: 'aadgroup' })).status).toBe(400);
    expect((await add({ originId: ROLES.reader })).status).toBe(400);
    expect((await add(READER, 'userAdd')).status).toBe(400);
  });

  test('a second adminAdd is an open point: both answers can be had', async () => {
    for (const [duplicateResource, status] of [
      ['refuse', 400],
      ['accept', 201],
    ] as const) {
      w = world({ unconfirmed: { duplicateResource } });
      catalog = (await w.post(T, `${EM}/catalogs`, { displayName: 'SOC' })).body.id;
      await add(READER);
      expect((await add(READER)).status).toBe(status);
      expect(Object.keys(w.sandbox.state().tenants[T]?.resources ?? {})).toHaveLength(1);
    }
  });
});

describe('access packages', () => {
  const setup = async (options: SandboxOptions = {}) => {
    const w = world(options);
    const { catalog, resource } = await step.catalogWith(w, T, 'SOC', READER);
    return { w, catalog, resource, packageId: await step.createPackage(w, T, catalog, 'SOC Security Reader') };
  };

  test.each([
    ['accept', 201, 201],
    ['eligibleOnly', 400, 201],
  ] as const)('a privileged role, mode %s: Active gives %i, Eligible %i', async (privilegedRoles, active, eligible) => {
    const { w, packageId, resource } = await setup({ privilegedRoles });
    expect(await step.addRole(w, T, packageId, resource, 'Active')).toBe(active);
    expect(await step.addRole(w, T, packageId, resource, 'Eligible')).toBe(eligible);
  });

  test('a privileged role, mode refuse: not even in the catalog', async () => {
    const w = world({ privilegedRoles: 'refuse' });
    const { body } = await w.post(T, `${EM}/catalogs`, { displayName: 'SOC' });
    expect((await w.post(T, `${EM}/resourceRequests`, { requestType: 'adminAdd', resource: READER, catalog: { id: body.id } })).status).toBe(400);
  });

  test('the catalog is required, exists and stays', async () => {
    const { w, packageId, catalog } = await setup();
    expect((await w.post(T, `${EM}/accessPackages`, { displayName: 'x' })).status).toBe(400);
    expect((await w.post(T, `${EM}/accessPackages`, { displayName: 'x', catalog: { id: packageId } })).status).toBe(404);
    expect((await w.patch(T, `${EM}/accessPackages/${packageId}`, { catalog: { id: catalog } })).status).toBe(400);
    expect((await w.patch(T, `${EM}/accessPackages/${packageId}`, { isHidden: true })).status).toBe(204);
    expect((await w.get(T, `${EM}/accessPackages?$filter=catalog/id eq '${catalog}'&$expand=catalog`)).body.value).toMatchObject([
      { isHidden: true, catalog: { displayName: 'SOC' } },
    ]);
  });

  test('a role must be one of a delivered resource, once', async () => {
    const { w, packageId, resource } = await setup();
    const path = `${EM}/accessPackages/${packageId}/resourceRoleScopes`;
    const body = step.roleScope(resource, 'Eligible') as Loose;
    expect((await w.post(T, path, { ...body, role: { ...body.role, resource: undefined } })).status).toBe(400);
    expect((await w.post(T, path, { ...body, role: { ...body.role, originId: 'Owner' } })).status).toBe(400);
    expect((await w.post(T, path, { ...body, scope: { ...body.scope, originId: ROLES.operator } })).status).toBe(400);
    const made = await w.post(T, path, body);
    expect(made.body.id).toBe(`${body.role.id}_${body.scope.id}`);
    expect((await w.post(T, path, body)).status).toBe(400);
    const pending = await w.post(T, `${EM}/resourceRequests`, {
      requestType: 'adminAdd',
      resource: { ...READER, originId: ROLES.operator },
      catalog: { id: (await w.get(T, `${EM}/accessPackages/${packageId}?$expand=catalog`)).body.catalog.id },
    });
    expect(pending.body.state).toBe('delivering');
    const early = {
      role: { originId: 'Eligible', originSystem: 'DirectoryRole', resource: { originId: ROLES.operator } },
      scope: { originId: ROLES.operator, originSystem: 'DirectoryRole' },
    };
    expect((await w.post(T, path, early)).status).toBe(404);
    expect((await w.remove(T, `${path}/${made.body.id}`)).status).toBe(204);
    expect((await w.get(T, path)).body.value).toEqual([]);
  });

  test('separation of duties is a reference to the other package', async () => {
    const { w, packageId, catalog } = await setup();
    const other = await step.createPackage(w, T, catalog, 'Other');
    const path = `${EM}/accessPackages/${packageId}/incompatibleAccessPackages`;
    expect((await w.post(T, `${path}/$ref`, { '@odata.id': `${ROOT}${EM}/accessPackages/${other}` })).status).toBe(204);
    expect((await w.post(T, `${path}/$ref`, { '@odata.id': `${ROOT}/groups/${other}` })).status).toBe(400);
    expect((await w.get(T, `${EM}/accessPackages/${other}?$expand=accessPackagesIncompatibleWith`)).body.accessPackagesIncompatibleWith).toMatchObject([
      { id: packageId },
    ]);
    expect((await w.remove(T, `${path}/${other}/$ref`)).status).toBe(204);
  });
});

describe('assignment policies', () => {
  let w: World;
  let packageId: string;
  let group: string;
  let lead: string;
  const post = (over: object) => w.post(T, `${EM}/assignmentPolicies`, { ...step.requestPolicy(packageId, group, lead, group), ...over });
  beforeEach(async () => {
    w = world();
    const { body } = await w.get(T, `${EM}/catalogs`);
    packageId = await step.createPackage(w, T, body.value[0].id, 'SOC');
    group = await idOf(w, T, 'groups', 'Duty managers');
    lead = await idOf(w, T, 'users', 'Lee Lead');
  });
  const approval = (stages: object[]) => ({ isApprovalRequiredForAdd: true, isApprovalRequiredForUpdate: false, stages });
  const manager = (managerLevel: number) => step.stage([{ '@odata.type': '#microsoft.graph.requestorManager', managerLevel }], [step.members(group)]);

  test.each<[string, () => object]>([
    ['a specific scope without targets', () => ({ specificAllowedTargets: [] })],
    ['targets of another scope', () => ({ allowedTargetScope: 'specificConnectedOrganizationUsers' })],
    ['targets beside a general scope', () => ({ allowedTargetScope: 'allMemberUsers' })],
    ['four stages', () => ({ requestApprovalSettings: approval([1, 1, 1, 1].map(manager)) })],
    ['approval without a stage', () => ({ requestApprovalSettings: approval([]) })],
    ['a third level of managers', () => ({ requestApprovalSettings: approval([manager(3)]) })],
    ['afterDuration without a duration', () => ({ expiration: { type: 'afterDuration' } })],
    ['a duration of months', () => ({ expiration: { type: 'afterDuration', duration: 'P1M' } })],
    ['automatic without a rule', () => ({ automaticRequestSettings: { requestAccessForAllowedTargets: true } })],
    ['an unknown scope', () => ({ allowedTargetScope: 'everybody' })],
    ['an unknown kind of target', () => ({ specificAllowedTargets: [{ '@odata.type': '#microsoft.graph.groupMember', groupId: group }] })],
    ['no package', () => ({ accessPackage: undefined })],
    ['an unknown member deep inside', () => ({ reviewSettings: { isEnabled: false, colour: 'red' } })],
  ])('%s is refused', async (_, over) => {
    expect((await post(over())).status).toBe(400);
    expect((await w.get(T, `${EM}/assignmentPolicies`)).body.value).toEqual([]);
  });

  test('who is named must exist', async () => {
    expect((await post({ specificAllowedTargets: [step.members(packageId)] })).status).toBe(404);
    expect((await post({ accessPackage: { id: group } })).status).toBe(404);
    expect((await w.post(T, `${EM}/assignmentPolicies`, step.automaticPolicy(packageId, 'extension_0123456789abcdef0123456789abcdef_socRole'))).status).toBe(
      400,
    );
  });

  test('a rule must close its brackets and speak of users', async () => {
    const rule = (membershipRule: string) => {
      const policy = step.automaticPolicy(packageId, 'x') as Loose;
      policy.specificAllowedTargets[0].membershipRule = membershipRule;
      return w.post(T, `${EM}/assignmentPolicies`, policy);
    };
    expect((await rule('(user.department -eq "SOC"')).status).toBe(400);
    expect((await rule('department -eq "SOC"')).status).toBe(400);
    expect((await rule('(user.department -eq "SOC") and (user.userType -eq "Member")')).status).toBe(201);
  });

  test('the service fills in what was not sent', async () => {
    const { body } = await w.post(T, `${EM}/assignmentPolicies`, { displayName: 'Direct', accessPackage: { id: packageId } });
    expect(body).toMatchObject({
      allowedTargetScope: 'notSpecified',
      specificAllowedTargets: [],
      automaticRequestSettings: null,
      expiration: { type: 'noExpiration' },
      requestApprovalSettings: { stages: [] },
    });
  });

  test('PUT takes the whole policy and gives 200', async () => {
    const made = await post({});
    const path = `${EM}/assignmentPolicies/${made.body.id}`;
    const whole = { ...step.requestPolicy(packageId, group, lead, group), displayName: 'Renamed' };
    const put = await w.put(T, path, whole);
    expect(put).toMatchObject({ status: 200, body: { displayName: 'Renamed', id: made.body.id } });
    for (const name of Object.keys(whole)) {
      const { [name]: _, ...part } = whole as Record<string, unknown>;
      expect((await w.put(T, path, part)).status, `without ${name}`).toBe(400);
    }
    const read = (await w.get(T, `${path}?$expand=accessPackage,questions`)).body;
    const { '@odata.context': _, ...again } = read;
    expect((await w.put(T, path, { ...again, accessPackage: { id: packageId } })).status, 'read, sent back').toBe(200);
  });
});

describe('connected organizations', () => {
  const path = `${EM}/connectedOrganizations`;
  const source = { '@odata.type': '#microsoft.graph.domainIdentitySource', domainName: 'contoso.com', displayName: 'Contoso' };
  const body = { displayName: 'Contoso', identitySources: [source] };

  test('exactly one source, which cannot be changed', async () => {
    const w = world();
    expect((await w.post(T, path, { ...body, identitySources: [] })).status).toBe(400);
    expect((await w.post(T, path, { ...body, identitySources: [source, source] })).status).toBe(400);
    const made = await w.post(T, path, body);
    expect((await w.post(T, path, body)).status).toBe(400);
    expect((await w.patch(T, `${path}/${made.body.id}`, { identitySources: [source] })).status).toBe(400);
    expect((await w.patch(T, `${path}/${made.body.id}`, { state: 'proposed' })).status).toBe(204);
  });

  test('a source by tenant id is an open point: both answers can be had', async () => {
    const identitySources = [{ '@odata.type': '#microsoft.graph.azureActiveDirectoryTenant', tenantId: S, displayName: 'Contoso' }];
    for (const [tenantIdentitySource, status] of [
      ['refuse', 400],
      ['accept', 201],
    ] as const) {
      expect((await world({ unconfirmed: { tenantIdentitySource } }).post(T, path, { ...body, identitySources })).status).toBe(status);
    }
  });

  test('sponsors are users or groups of the tenant, once', async () => {
    const w = world();
    const { id } = (await w.post(T, path, body)).body;
    const lead = await idOf(w, T, 'users', 'Lee Lead');
    const stranger = await idOf(w, S, 'users', 'Lee Lead');
    const add = (user: string) => w.post(T, `${path}/${id}/internalSponsors/$ref`, step.userReference(user));
    expect([(await add(lead)).status, (await add(lead)).status, (await add(stranger)).status]).toEqual([204, 400, 404]);
    expect((await w.remove(T, `${path}/${id}/internalSponsors/${lead}/$ref`)).status).toBe(204);
    expect((await w.get(T, `${path}/${id}/internalSponsors`)).body.value).toEqual([]);
  });
});

describe('assignments', () => {
  test('hold the policy and the package until they are removed', async () => {
    const w = world();
    const { body } = await w.get(T, `${EM}/catalogs`);
    const accessPackageId = await step.createPackage(w, T, body.value[0].id, 'SOC');
    const policy = (
      await w.post(T, `${EM}/assignmentPolicies`, { displayName: 'Direct', accessPackage: { id: accessPackageId }, allowedTargetScope: 'notSpecified' })
    ).body;
    const targetId = await idOf(w, T, 'users', 'Ana Analyst');
    const assignment = { targetId, assignmentPolicyId: policy.id, accessPackageId };
    expect((await w.post(T, `${EM}/assignmentRequests`, { requestType: 'adminAdd', assignment: { targetId } })).status).toBe(400);
    expect((await w.post(T, `${EM}/assignmentRequests`, { requestType: 'adminAdd', assignment })).status).toBe(201);
    expect((await w.post(T, `${EM}/assignmentRequests`, { requestType: 'adminAdd', assignment })).code).toBe('ExistingGrant');
    expect((await w.remove(T, `${EM}/assignmentPolicies/${policy.id}`)).status).toBe(400);
    expect((await w.remove(T, `${EM}/accessPackages/${accessPackageId}`)).status).toBe(400);
    const list = await w.get(T, `${EM}/assignments?$filter=accessPackage/id eq '${accessPackageId}'&$expand=target,assignmentPolicy`);
    expect(list.body.value).toMatchObject([{ state: 'delivered', target: { objectId: targetId }, assignmentPolicy: { id: policy.id } }]);
    await w.post(T, `${EM}/assignmentRequests`, { requestType: 'adminRemove', assignment: { id: list.body.value[0].id } });
    expect((await w.remove(T, `${EM}/accessPackages/${accessPackageId}`)).status).toBe(204);
  });

  test('settings are changed by known words only', async () => {
    const w = world();
    expect((await w.patch(T, `${EM}/settings`, { externalUserLifecycleAction: 'blockSignIn' })).status).toBe(204);
    expect((await w.patch(T, `${EM}/settings`, { externalUserLifecycleAction: 'delete' })).status).toBe(400);
    expect((await w.patch(T, `${EM}/settings`, { durationUntilExternalUserDeletedAfterBlocked: 30 })).status).toBe(400);
  });
});
