// walkthrough.md, topology 2: connected organization, external package, outbound limit.
import { expect, test } from 'vitest';
import { idOf, S, T, world } from './client.ts';
import { errorsOf, judge } from './contract.ts';
import * as step from './topology.ts';

test('topology 2 is deployed step by step', async () => {
  const w = world();
  await step.preflight(w);
  const organizations = `${step.EM}/connectedOrganizations`;
  await w.get(T, organizations);
  const source = await w.get(T, `/tenantRelationships/findTenantInformationByTenantId(tenantId='${S}')`);
  expect(source.body).toMatchObject({ tenantId: S, displayName: 'Contoso', defaultDomainName: 'contoso.com' });
  const identitySources = [{ '@odata.type': '#microsoft.graph.domainIdentitySource', domainName: source.body.defaultDomainName, displayName: 'Contoso' }];
  const co = await w.post(T, organizations, { displayName: 'Contoso', description: 'Employs the analysts', state: 'configured', identitySources });
  expect(co.status).toBe(201);
  const stored = await w.get(T, `${organizations}/${co.body.id}`);
  expect(stored.body.identitySources).toEqual([{ '@odata.type': '#microsoft.graph.azureActiveDirectoryTenant', tenantId: S, displayName: 'Contoso' }]);

  const lead = await idOf(w, T, 'users', 'Lee Lead');
  await w.get(T, `${organizations}/${co.body.id}/internalSponsors`);
  expect((await w.post(T, `${organizations}/${co.body.id}/internalSponsors/$ref`, step.userReference(lead))).status).toBe(204);
  expect((await w.get(T, `${organizations}/${co.body.id}?$expand=internalSponsors`)).body.internalSponsors[0].id).toBe(lead);

  await w.get(T, `${step.EM}/settings`);
  expect(
    (await w.patch(T, `${step.EM}/settings`, { externalUserLifecycleAction: 'blockSignInAndDelete', durationUntilExternalUserDeletedAfterBlocked: 'P30D' }))
      .status,
  ).toBe(204);

  const first = await step.catalogWith(w, T, 'SOC for Contoso', { originId: step.ROLES.reader, originSystem: 'DirectoryRole' }, true);
  const packageId = await step.createPackage(w, T, first.catalog, 'SOC roles');
  expect(await step.addRole(w, T, packageId, first.resource, 'Eligible')).toBe(201);
  for (const originId of [step.ROLES.operator, step.ROLES.administrator]) {
    const resource = await step.addResource(w, T, first.catalog, { originId, originSystem: 'DirectoryRole' });
    expect(await step.addRole(w, T, packageId, resource, 'Eligible')).toBe(201);
  }

  const managers = await idOf(w, T, 'groups', 'Duty managers');
  const policy = {
    ...step.requestPolicy(packageId, managers, lead, managers),
    allowedTargetScope: 'specificConnectedOrganizationUsers',
    specificAllowedTargets: [{ '@odata.type': '#microsoft.graph.connectedOrganizationMembers', connectedOrganizationId: co.body.id, description: 'Contoso' }],
    expiration: { type: 'afterDuration', duration: 'P7D' },
    requestApprovalSettings: {
      isApprovalRequiredForAdd: true,
      isApprovalRequiredForUpdate: false,
      stages: [step.stage([{ '@odata.type': '#microsoft.graph.internalSponsors' }], [step.members(managers)])],
    },
  };
  await w.get(T, `${step.EM}/assignmentPolicies?$expand=accessPackage`);
  const made = await w.post(T, `${step.EM}/assignmentPolicies`, policy);
  expect(made.status).toBe(201);
  const listed = await w.get(T, `${step.EM}/assignmentPolicies?$expand=accessPackage&$filter=accessPackage/id eq '${packageId}'`);
  expect(listed.body.value).toHaveLength(1);
  expect(listed.body.value[0].accessPackage.displayName).toBe('SOC roles');

  // E8 and F: the target trusts, the source lets one group out.
  await w.get(T, `${step.PARTNERS}/${S}`);
  expect(
    (
      await w.post(T, step.PARTNERS, {
        tenantId: S,
        inboundTrust: { isMfaAccepted: true, isCompliantDeviceAccepted: false, isHybridAzureADJoinedDeviceAccepted: false },
      })
    ).status,
  ).toBe(201);
  await w.get(S, "/groups(uniqueName='soc-out')");
  const out = await w.patch(
    S,
    "/groups(uniqueName='soc-out')",
    { displayName: 'SOC outside', mailEnabled: false, mailNickname: 'soc-out', securityEnabled: true, groupTypes: [] },
    step.UPSERT,
  );
  await w.get(S, `${step.PARTNERS}/${T}`);
  const b2bCollaborationOutbound = {
    usersAndGroups: { accessType: 'allowed', targets: [{ target: out.body.id, targetType: 'group' }] },
    applications: { accessType: 'allowed', targets: [{ target: 'AllApplications', targetType: 'application' }] },
  };
  expect((await w.post(S, step.PARTNERS, { tenantId: T, b2bCollaborationOutbound })).status).toBe(201);
  expect((await w.get(S, `${step.PARTNERS}/${T}`)).body.b2bCollaborationOutbound).toEqual(b2bCollaborationOutbound);

  // Removal: back to inherit; the organization is held by its policy.
  expect((await w.patch(S, `${step.PARTNERS}/${T}`, { b2bCollaborationOutbound: null })).status).toBe(204);
  expect((await w.get(S, `${step.PARTNERS}/${T}`)).body.b2bCollaborationOutbound).toBeNull();
  expect((await w.remove(T, `${organizations}/${co.body.id}`)).status).toBe(400);
  expect((await w.remove(T, `${step.EM}/assignmentPolicies/${made.body.id}`)).status).toBe(204);
  expect((await w.remove(T, `${organizations}/${co.body.id}`)).status).toBe(204);

  expect(errorsOf(await judge(w))).toEqual([]);
});
