// walkthrough.md, topology 1: every step with the status that it documents.
import { expect, test } from 'vitest';
import { idOf, type Loose, S, T, world } from './client.ts';
import { errorsOf, judge } from './contract.ts';
import * as step from './topology.ts';

test('topology 1 is deployed step by step', async () => {
  const w = world();
  await step.preflight(w);
  expect(await step.openLink(w)).toEqual([404, 201, 404, 204, 204, 404, 201, 204]);
  const sync = await step.instantiate(w);
  const jobId = await step.createJob(w, sync);
  const extension = await step.createExtension(w);
  const jobs = `/servicePrincipals/${sync.spId}/synchronization/jobs/${jobId}`;

  const open = step.openSchema((await w.get(S, `${jobs}/schema`)).body);
  open.targetAttributes.push(step.attribute(extension));
  open.mapping.attributeMappings.push(step.constantMapping(extension, 'SOC'));
  expect((await w.put(S, `${jobs}/schema`, open.schema)).status).toBe(204);
  const stored = step.openSchema((await w.get(S, `${jobs}/schema`)).body);
  expect(stored.mapping.attributeMappings.at(-1)).toMatchObject({ targetAttributeName: extension, source: { expression: '"SOC"' } });
  expect(stored.mapping.scope.groups[0].name).toBe('Filter external users');

  const analysts = await idOf(w, S, 'groups', 'SOC analysts');
  const leads = await idOf(w, S, 'groups', 'SOC leads');
  const lead = await idOf(w, S, 'users', 'Lee Lead');
  const source = await step.catalogWith(w, S, 'SOC', { originId: sync.spId, originSystem: 'AadApplication' });
  const apS = await step.createPackage(w, S, source.catalog, 'SOC cross-tenant');
  expect(await step.addRole(w, S, apS, source.resource, sync.appRoleId)).toBe(201);
  await w.get(S, `${step.EM}/assignmentPolicies?$expand=accessPackage`);
  expect((await w.post(S, `${step.EM}/assignmentPolicies`, step.requestPolicy(apS, analysts, lead, leads))).status).toBe(201);

  // D, form G: a role-assignable group carries the role.
  await w.get(T, "/groups(uniqueName='soc-security-reader')");
  const group = {
    displayName: 'SOC Security Reader',
    mailEnabled: false,
    mailNickname: 'soc-security-reader',
    securityEnabled: true,
    groupTypes: [],
    isAssignableToRole: true,
  };
  const { status, body } = await w.patch(T, "/groups(uniqueName='soc-security-reader')", group, step.UPSERT);
  expect(status).toBe(201);
  await w.get(T, `/roleManagement/directory/roleAssignments?$filter=principalId eq '${body.id}'`);
  expect(
    (await w.post(T, '/roleManagement/directory/roleAssignments', { principalId: body.id, roleDefinitionId: step.ROLES.reader, directoryScopeId: '/' })).status,
  ).toBe(201);
  const carrier = await step.catalogWith(w, T, 'SOC roles', { originId: body.id, originSystem: 'AadGroup' });
  const apReader = await step.createPackage(w, T, carrier.catalog, 'SOC Security Reader');
  expect(await step.addRole(w, T, apReader, carrier.resource, `Member_${body.id}`)).toBe(201);
  await w.get(T, `${step.EM}/assignmentPolicies?$expand=accessPackage`);
  expect((await w.post(T, `${step.EM}/assignmentPolicies`, step.automaticPolicy(apReader, extension))).status).toBe(201);

  // D, form R: the role itself, eligible.
  const operator = await step.addResource(w, T, carrier.catalog, { originId: step.ROLES.operator, originSystem: 'DirectoryRole' });
  const apResponder = await step.createPackage(w, T, carrier.catalog, 'SOC responder');
  expect(await step.addRole(w, T, apResponder, operator, 'Eligible')).toBe(201);
  const managers = await idOf(w, T, 'groups', 'Duty managers');
  const dutyLead = await idOf(w, T, 'users', 'Lee Lead');
  expect(
    (
      await w.post(T, `${step.EM}/assignmentPolicies`, {
        ...step.requestPolicy(apResponder, managers, dutyLead, managers),
        expiration: { type: 'afterDuration', duration: 'PT8H' },
      })
    ).status,
  ).toBe(201);

  // A13 and what an engine checks after apply.
  await w.get(S, jobs);
  expect((await w.post(S, `${jobs}/start`)).status).toBe(204);
  expect((await w.get(S, jobs)).body).toMatchObject({
    schedule: { state: 'Active', interval: 'PT40M' },
    status: { code: 'NotRun', lastExecution: { state: 'Failed', error: { code: 'None' } } },
  });
  expect((await w.get(S, jobs)).body.status.code).toBe('Active');
  const granted = await w.get(S, `${step.EM}/accessPackages/${apS}?$expand=resourceRoleScopes($expand=role($expand=resource),scope),catalog`);
  expect(granted.body.resourceRoleScopes[0]).toMatchObject({
    role: { originId: sync.appRoleId, resource: { originId: sync.spId } },
    scope: { originId: sync.spId, isRootScope: true },
  });
  expect(granted.body.catalog.displayName).toBe('SOC');

  expect(errorsOf(await judge(w))).toEqual([]);
});

test('topology 1 is removed in the documented order', async () => {
  const w = world();
  await step.preflight(w);
  await step.openLink(w);
  const sync = await step.instantiate(w);
  const jobId = await step.createJob(w, sync);
  const jobs = `/servicePrincipals/${sync.spId}/synchronization/jobs/${jobId}`;
  const { catalog, resource } = await step.catalogWith(w, S, 'SOC', { originId: sync.spId, originSystem: 'AadApplication' });
  const packageId = await step.createPackage(w, S, catalog, 'SOC cross-tenant');
  await step.addRole(w, S, packageId, resource, sync.appRoleId);
  const adminRemove = { requestType: 'adminRemove', resource: { id: resource.id }, catalog: { id: catalog } };
  expect((await w.post(S, `${step.EM}/resourceRequests`, adminRemove)).status, 'in use').toBe(400);

  const removals: [string, string][] = [
    [S, `${step.EM}/accessPackages/${packageId}`],
    [S, `${step.EM}/catalogs/${catalog}`],
    [S, jobs],
    [S, `/servicePrincipals/${sync.spId}`],
    [S, `/applications/${sync.appObjectId}`],
    [T, `${step.PARTNERS}/${S}/identitySynchronization`],
    [T, `${step.PARTNERS}/${S}`],
    [S, `${step.PARTNERS}/${T}`],
  ];
  await w.post(S, `${jobs}/start`);
  expect((await w.post(S, `${jobs}/pause`)).status).toBe(204);
  expect((await w.get(S, jobs)).body).toMatchObject({ schedule: { state: 'Paused' }, status: { code: 'Paused' } });
  for (const [tenant, path] of removals) {
    if (path.includes('/catalogs/')) expect((await w.post(S, `${step.EM}/resourceRequests`, adminRemove)).status).toBe(201);
    expect((await w.remove(tenant, path)).status, path).toBe(204);
  }
  const { tenants } = w.sandbox.state();
  expect(Object.values(tenants).flatMap(tenant => Object.keys(tenant.partners))).toEqual([]);
  expect(tenants[S]?.servicePrincipals).toEqual({});
  expect(errorsOf(await judge(w))).toEqual([]);
});

test('links of a page go on to the last one', async () => {
  const w = world({ pageSize: 2 }, { tenants: [{ id: S, displayName: 'Contoso', groups: ['a', 'b', 'c', 'd', 'e'].map(displayName => ({ displayName })) }] });
  const names: string[] = [];
  let page = (await w.get(S, '/groups?$select=displayName&$orderby=displayName')).body;
  for (;;) {
    names.push(...page.value.map(({ displayName }: Loose) => displayName));
    if (!page['@odata.nextLink']) break;
    page = (await w.get(S, page['@odata.nextLink'])).body;
  }
  expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(w.entries).toHaveLength(3);
});
