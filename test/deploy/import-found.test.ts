import { expect, test } from 'vitest';
import type { Loose } from '../sandbox/client.ts';
import { deployed, imported, importFrom, tenantsOf } from './importing.ts';
import { send } from './raw.ts';
import { DeployWorld, exampleUri, prompt, topologyFrom, topologyOf } from './world.ts';

const PARTNERS = '/policies/crossTenantAccessPolicy/partners';
const ENTITLEMENTS = '/identityGovernance/entitlementManagement';
const SYNC_TEMPLATE = '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7';

const linked = async () => deployed(await topologyOf(exampleUri('production-test/test-tenant.tenantry')));
const [PRODUCTION, TEST] = ['1f8a6d35-c2e9-47b0-8d14-b7e05a9c6501', '1f8a6d35-c2e9-47b0-8d14-b7e05a9c6502'];

test('the target has no settings for the source', async () => {
  const world = await linked();
  await send(world, 'test', 'DELETE', `${PARTNERS}/${PRODUCTION}/identitySynchronization`);
  await send(world, 'test', 'DELETE', `${PARTNERS}/${PRODUCTION}`);
  const { text, told } = await imported(world);
  expect(text).not.toMatch(/^sync /m);
  expect(told).toContain('half of the link is missing');
  expect(text).toMatch(/access production with test \{\n {2}redemption: outbound\n\}/);
});

test('the target does not allow synchronization any more', async () => {
  const world = await linked();
  await send(world, 'test', 'PATCH', `${PARTNERS}/${PRODUCTION}/identitySynchronization`, { userSyncInbound: { isSyncAllowed: false } });
  const { text, told } = await imported(world);
  expect(text).not.toMatch(/^sync /m);
  expect(told).toContain('does not allow Fourth Coffee to synchronize');
  expect(text).toMatch(/access test with production \{\n {2}trust: mfa, compliantDevice\n {2}redemption: inbound\n {2}synchronization: blocked\n\}/);
});

test.each([
  ['production', TEST, { inboundAllowed: false, outboundAllowed: false }, 'automatically outbound'],
  ['test', PRODUCTION, { inboundAllowed: false, outboundAllowed: false }, 'automatically inbound'],
])('%s does not redeem automatically', async (tenant, partner, automaticUserConsentSettings, why) => {
  const world = await linked();
  await send(world, tenant, 'PATCH', `${PARTNERS}/${partner}`, { automaticUserConsentSettings });
  const { text, told } = await imported(world);
  expect(text).not.toMatch(/^sync /m);
  expect(told).toContain(why);
});

test('consent in the direction that no link needs is said beside the link', async () => {
  const world = await linked();
  await send(world, 'test', 'PATCH', `${PARTNERS}/${PRODUCTION}`, { automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true } });
  const { text } = await imported(world);
  expect(text).toMatch(/^sync production -> test "Testers" \{$/m);
  expect(text).toMatch(/access test with production \{\n {2}redemption: inbound, outbound\n\}/);
});

test('a configuration without a target, and one of a multitenant organization', async () => {
  const world = await linked();
  for (const displayName of ['Half made', 'MTO_Sync_x'])
    await send(world, 'production', 'POST', `/applicationTemplates/${SYNC_TEMPLATE}/instantiate`, { displayName });
  const { text, told } = await imported(world);
  expect(text).toMatch(/^sync production -> test/m);
  expect(told).toContain('"Half made": it names no target tenant');
  expect(told).toContain('"MTO_Sync_x": a multitenant organization made it');
});

test('only the source is imported: the target is a tenant of somebody else', async () => {
  const world = await linked();
  const [source] = tenantsOf(world.topology);
  const { text } = await imported(world, source ? [source] : []);
  expect(text).toMatch(/tenant fourthCoffeeTest "Fourth Coffee Test" \{\n {2}id: "1f8a6d35-c2e9-47b0-8d14-b7e05a9c6502"\n.*\n {2}external: true\n\}/);
  expect(text).toMatch(/^sync production -> fourthCoffeeTest "Testers" \{$/m);
});

test('a mapping row and a filter group that somebody else made stay out of sight, ours are told', async () => {
  const world = await linked();
  const { value: applications } = await send(world, 'production', 'GET', `/servicePrincipals?$filter=applicationTemplateId eq '${SYNC_TEMPLATE}'`);
  const root = `/servicePrincipals/${applications[0].id}/synchronization/jobs`;
  const { value: jobs } = await send(world, 'production', 'GET', root);
  const { '@odata.context': _, ...schema } = await send(world, 'production', 'GET', `${root}/${jobs[0].id}/schema`);
  const mapping = schema.synchronizationRules[0].objectMappings[0];
  mapping.scope.groups.push({ name: 'By hand', clauses: [{ sourceOperandName: 'city', operatorName: 'IS NOT NULL', targetOperand: { values: [] } }] });
  mapping.attributeMappings = mapping.attributeMappings.filter((row: Loose) => row.targetAttributeName !== 'jobTitle');
  mapping.attributeMappings.find((row: Loose) => row.targetAttributeName === 'city').flowType = 'ObjectAddOnly';
  await send(world, 'production', 'PUT', `${root}/${jobs[0].id}/schema`, schema);
  await send(world, 'production', 'POST', `${root}/${jobs[0].id}/pause`);
  const { text, told } = await imported(world);
  expect(text).toMatch(/^ {2}city {8}<- \[city\] on create$/m);
  expect(text).toContain('  filter: accountEnabled IS TRUE AND department IS NOT NULL\n');
  expect(text).toContain('  start: false\n');
  expect(told).toContain('the filter group "By hand"');
  expect(told).toContain('the default mapping of jobTitle');
});

test('a policy that the language cannot say is left out, and the others stay', async () => {
  const world = await linked();
  const { value } = await send(world, 'test', 'GET', `${ENTITLEMENTS}/assignmentPolicies?$expand=accessPackage`);
  const { id: _, createdDateTime: __, modifiedDateTime: ___, ...policy } = value[0];
  const body = { ...policy, displayName: 'By hand "once"', accessPackage: { id: policy.accessPackage.id }, questions: [] };
  await send(world, 'test', 'POST', `${ENTITLEMENTS}/assignmentPolicies`, {
    ...body,
    requestorSettings: { ...policy.requestorSettings, enableTargetsToSelfAddAccess: true },
    requestApprovalSettings: { ...policy.requestApprovalSettings, isApprovalRequiredForUpdate: true },
  });
  const { text, told } = await imported(world);
  expect(text).toContain('policy "Testers ask"');
  expect(text).not.toMatch(/^ {2}policy "By hand/m);
  expect(told).toMatch(/the policy "By hand "once"" of the package "Look around": a deployment would update .*requestApprovalSettings/);
});

test('a group in a catalog that no package gives is not needed', async () => {
  const world = await linked();
  const made = await send(world, 'test', 'POST', '/groups', { displayName: 'Owned', mailEnabled: false, mailNickname: 'owned', securityEnabled: true });
  const [catalog] = (await send(world, 'test', 'GET', `${ENTITLEMENTS}/catalogs`)).value.filter((one: Loose) => one.displayName === 'Testing');
  await send(world, 'test', 'POST', `${ENTITLEMENTS}/resourceRequests`, {
    requestType: 'adminAdd',
    resource: { originId: made.id, originSystem: 'AadGroup' },
    catalog: { id: catalog.id },
  });
  const { text } = await imported(world);
  expect(text).not.toContain('Owned');
});

test('hostile names, namesakes, and 200 groups in pages', async () => {
  const topology = await topologyFrom('tenant contoso "Contoso" {\n  id: "3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01"\n  domains: "contoso.com"\n}\n');
  const world = await DeployWorld.create(topology, prompt);
  const group = async (displayName: string, index: number) =>
    (await send(world, 'contoso', 'POST', '/groups', { displayName, mailEnabled: false, mailNickname: `g${index}`, securityEnabled: true })).id as string;
  for (let index = 0; index < 200; index++) await group(`Group ${index}`, index);
  const names = [
    'Twice',
    'Twice',
    'twice',
    'He said "yes" \\ no',
    '*/ } tenant evil "x" { // ${a}',
    'Two\nlines',
    'Turned \u202e around',
    '2 begin with digits',
    '日本',
    'all',
  ];
  const ids: string[] = [];
  for (const [index, name] of names.entries()) ids.push(await group(name, 1000 + index));

  const catalogs = ['Plain', 'Quoted "catalog" \\', 'Two\nlines', 'Turned \u202e around', 'Contoso'];
  for (const displayName of catalogs) {
    const catalog = await send(world, 'contoso', 'POST', `${ENTITLEMENTS}/catalogs`, {
      displayName,
      description: `About\n${displayName}`,
      isExternallyVisible: false,
    });
    const pack = await send(world, 'contoso', 'POST', `${ENTITLEMENTS}/accessPackages`, {
      displayName: 'Same name',
      description: 'It "is"',
      catalog: { id: catalog.id },
    });
    await send(world, 'contoso', 'POST', `${ENTITLEMENTS}/assignmentPolicies`, {
      displayName: 'Members "ask"',
      description: '',
      accessPackage: { id: pack.id },
      allowedTargetScope: 'specificDirectoryUsers',
      specificAllowedTargets: ids.map(groupId => ({ '@odata.type': '#microsoft.graph.groupMembers', groupId })),
      expiration: { type: 'afterDuration', duration: 'P30D' },
      requestorSettings: {
        enableTargetsToSelfAddAccess: true,
        enableTargetsToSelfUpdateAccess: true,
        enableTargetsToSelfRemoveAccess: true,
        allowCustomAssignmentSchedule: true,
        onBehalfRequestors: [],
      },
      requestApprovalSettings: { isApprovalRequiredForAdd: false, isApprovalRequiredForUpdate: false, stages: [] },
      questions: [],
    });
  }

  const { text, told } = await imported(world);
  expect(text.match(/^existing group /gm)).toHaveLength(names.length);
  for (const [index, name] of names.entries())
    if (/twice|\n|\u202e/i.test(name)) expect(text).toContain(`id: "${ids[index]}"`);
    else expect(text).not.toContain(ids[index] ?? '');
  expect(text).toContain('existing group heSaidYesNo "He said \\"yes\\" \\\\ no" in contoso\n');
  expect(text).not.toMatch(/[\u202e\r]/);
  expect(text.match(/^package /gm)).toHaveLength(3);
  expect(text.match(/policy "Members \\"ask\\"" \{/g)).toHaveLength(3);
  expect(told).toContain('the catalog "Two\nlines": its name has characters that a file must not hold');
  expect((await importFrom(world)).text).toBe(text);
});

test('B2B settings with people and applications of both sides', async () => {
  const topology = await topologyOf(exampleUri('soc-topology-2/soc.tenantry'));
  const world = await deployed(topology);
  const [CONTOSO, STRANGER, USER] = ['3a1c0f52-7b1e-4a57-9a0c-6f1d2b8e4c01', 'e9b3d7c4-1a6f-4e82-b0d5-94c8a2f65401', '11111111-2222-4333-8444-555555555555'];
  const { value } = await send(world, 'contoso', 'GET', "/groups?$filter=displayName eq 'SOC analysts'");
  const all = { accessType: 'allowed', targets: [{ target: 'AllApplications', targetType: 'application' }] };
  await send(world, 'fabrikam', 'PATCH', `${PARTNERS}/${CONTOSO}`, {
    b2bCollaborationInbound: { usersAndGroups: { accessType: 'allowed', targets: [{ target: value[0].id, targetType: 'group' }] }, applications: all },
    b2bDirectConnectInbound: {
      usersAndGroups: { accessType: 'blocked', targets: [{ target: value[0].id, targetType: 'group' }] },
      applications: { accessType: 'allowed', targets: [{ target: 'Office365', targetType: 'application' }] },
    },
  });
  await send(world, 'fabrikam', 'POST', PARTNERS, {
    tenantId: STRANGER,
    b2bCollaborationInbound: { usersAndGroups: { accessType: 'allowed', targets: [{ target: USER, targetType: 'user' }] }, applications: all },
  });
  const { text, told } = await imported(world);
  expect(text).toMatch(/access fabrikam with contoso \{\n {2}inbound: allow group socAnalysts\n/);
  expect(text).toContain(`existing user user11111111 "${USER}" in tenantE9b3d7c4 {\n  id: "${USER}"\n}`);
  expect(text).toMatch(/access fabrikam with tenantE9b3d7c4 \{\n {2}inbound: allow user user11111111\n\}/);
  expect(told).toContain('b2bDirectConnectInbound for Contoso: the language has no form for it');
});

test('what may not be read is told, and the rest is imported', async () => {
  const world = await linked();
  const refused = await world.connect(world.topology, {
    fetch: async request => {
      if (!request.url.includes('$batch')) return world.sandbox.request(request);
      const answer = await world.sandbox.request(request.clone());
      const { requests } = (await request.json()) as { requests: { id: string; url: string }[] };
      const { responses } = (await answer.json()) as { responses: { id: string }[] };
      const hidden = new Set(requests.filter(({ url }) => url.includes('connectedOrganizations')).map(({ id }) => id));
      const body = { error: { code: 'Forbidden', message: 'Not for you.' } };
      return Response.json({ responses: responses.map(one => (hidden.has(one.id) ? { id: one.id, status: 403, headers: {}, body } : one)) });
    },
  });
  world.connections = refused;
  const { text, told } = await imported(world);
  expect(told).toContain('Connected organizations: they could not be read: ');
  expect(text).toMatch(/^sync production -> test/m);
});

test('a target that differs is said on its own', async () => {
  const world = await deployed(await topologyOf(exampleUri('soc-topology-1/soc.tenantry')));
  const { value } = await send(world, 'tailspin', 'GET', `${ENTITLEMENTS}/catalogs`);
  const catalog = value.find((one: Loose) => one.displayName === 'SOC roles');
  await send(world, 'tailspin', 'PATCH', `${ENTITLEMENTS}/catalogs/${catalog.id}`, { description: 'Changed by hand' });
  const { text } = await imported(world);
  expect(text).toContain('catalog socTarget "SOC roles" in fabrikam {');
  expect(text).toContain('catalog socTarget "SOC roles" in tailspin {\n  description: "Changed by hand"');
  expect(text).toMatch(/^sync contoso -> targets "SOC" \{$/m);
});

test('a group with a unique name that no deployment gives is one of others', async () => {
  const world = await linked();
  const made = async (displayName: string, uniqueName: string) =>
    (await send(world, 'test', 'POST', '/groups', { displayName, uniqueName, mailEnabled: false, mailNickname: 'odd', securityEnabled: true })).id;
  const odd = await made('Odd', 'tenantry-not a symbol');
  await made('Unneeded', 'tenantry-not-a-symbol');
  const { value } = await send(world, 'test', 'GET', `${ENTITLEMENTS}/assignmentPolicies?$expand=accessPackage`);
  const { id, accessPackage, ...policy } = value[0];
  await send(world, 'test', 'PUT', `${ENTITLEMENTS}/assignmentPolicies/${id}`, {
    ...policy,
    accessPackage: { id: accessPackage.id },
    specificAllowedTargets: [{ '@odata.type': '#microsoft.graph.groupMembers', groupId: odd }],
    questions: [],
  });
  const { text, told } = await imported(world);
  expect(text).toContain('existing group odd "Odd" in test\n');
  expect(text).toContain('    requestors: members of odd\n');
  expect(text).not.toContain('Unneeded');
  expect(told).toBe('');
});
