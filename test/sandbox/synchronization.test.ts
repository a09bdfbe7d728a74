// Sections 8 to 12 of the Graph reference.
import { beforeEach, describe, expect, test } from 'vitest';
import { idOf, type Loose, S, T, type World, world } from './client.ts';
import * as step from './topology.ts';

let w: World;
let sync: step.SyncApplication;
let base: string;
beforeEach(async () => {
  w = world();
  sync = await step.instantiate(w);
  base = `/servicePrincipals/${sync.spId}/synchronization`;
});

describe('the application', () => {
  test('every instantiation makes another one, with the one role msiam_access', async () => {
    const other = await step.instantiate(w);
    expect(other.spId).not.toBe(sync.spId);
    expect(other.appRoleId).not.toBe(sync.appRoleId);
    const { body } = await w.get(S, `/servicePrincipals?$filter=applicationTemplateId eq '${step.TEMPLATE}'`);
    expect(body.value).toHaveLength(2);
    expect(body.value[0]).toMatchObject({
      appRoleAssignmentRequired: true,
      appRoles: [{ displayName: 'msiam_access', value: null, allowedMemberTypes: ['User'] }],
    });
  });

  test('it is not there at once', async () => {
    const { body } = await w.post(S, `/applicationTemplates/${step.TEMPLATE}/instantiate`, { displayName: 'x' });
    expect((await w.get(S, `/servicePrincipals/${body.servicePrincipal.id}`)).status).toBe(404);
    expect((await w.get(S, `/servicePrincipals/${body.servicePrincipal.id}`)).status).toBe(200);
  });

  test('a lag by the clock ends with it', async () => {
    const slow = world({ lag: { servicePrincipal: { ms: 5000 } } });
    const { body } = await slow.post(S, `/applicationTemplates/${step.TEMPLATE}/instantiate`, { displayName: 'x' });
    for (let reads = 0; reads < 3; reads++) expect((await slow.get(S, `/servicePrincipals/${body.servicePrincipal.id}/synchronization/jobs`)).status).toBe(404);
    slow.pass(5000);
    expect((await slow.get(S, `/servicePrincipals/${body.servicePrincipal.id}/synchronization/jobs`)).status).toBe(200);
  });

  test('templates and jobs are of Azure2Azure only', async () => {
    expect((await w.get(S, `${base}/templates`)).body.value[0].id).toBe('Azure2Azure');
    expect((await w.post(S, `${base}/jobs`, { templateId: 'Azure2Other' })).status).toBe(400);
    expect((await w.post(S, `${base}/jobs`, {})).status).toBe(400);
  });
});

describe('validateCredentials', () => {
  const validate = () => w.post(S, `${base}/jobs/validateCredentials`, step.CREDENTIALS);

  test('needs the inbound switch of the target', async () => {
    expect(await validate()).toMatchObject({ status: 400, code: 'CredentialValidationUnavailable' });
  });

  test('needs automatic redemption on both sides', async () => {
    await step.openLink(w);
    expect((await validate()).status).toBe(204);
    const consent = 'AzureDirectoryB2BManagementPolicyCheckFailure';
    await w.patch(S, `${step.PARTNERS}/${T}`, { automaticUserConsentSettings: { outboundAllowed: false } });
    expect(await validate()).toMatchObject({ status: 400, message: expect.stringContaining(consent) });
    await w.patch(S, `${step.PARTNERS}/${T}`, { automaticUserConsentSettings: { outboundAllowed: true } });
    await w.patch(T, `${step.PARTNERS}/${S}`, { automaticUserConsentSettings: null });
    expect(await validate()).toMatchObject({ status: 400, message: expect.stringContaining(consent) });
  });

  test('needs its parameters', async () => {
    const { templateId: _, ...without } = step.CREDENTIALS;
    expect(await w.post(S, `${base}/jobs/validateCredentials`, without)).toMatchObject({ status: 400, code: 'RequestMissingRequiredParameter' });
    expect((await w.post(S, `${base}/jobs/validateCredentials`, { templateId: 'Azure2Azure', useSavedCredentials: false })).code).toBe(
      'RequestMissingRequiredParameter',
    );
  });

  test('works on a job with what was saved', async () => {
    await step.openLink(w);
    const { body } = await w.post(S, `${base}/jobs`, { templateId: 'Azure2Azure' });
    const saved = () => w.post(S, `${base}/jobs/${body.id}/validateCredentials`, { useSavedCredentials: true });
    expect((await saved()).status).toBe(400);
    await w.put(S, `${base}/secrets`, { value: step.SECRETS });
    expect((await saved()).status).toBe(204);
  });
});

describe('secrets', () => {
  const put = (value: unknown) => w.put(S, `${base}/secrets`, { value });
  const stored = async () => (await w.get(S, `${base}/secrets`)).body.value.map(({ key }: Loose) => key);

  test('PUT replaces the list, PATCH does not exist, sensitive values are hidden', async () => {
    expect((await put([...step.SECRETS, { key: 'SecretToken', value: 'hush' }])).status).toBe(204);
    const { body } = await w.get(S, `${base}/secrets`);
    expect(body.value.find(({ key }: Loose) => key === 'SecretToken').value).toBe('*');
    expect(body.value.find(({ key }: Loose) => key === 'CompanyId').value).toBe(T);
    await put(step.SECRETS);
    expect(await stored()).not.toContain('SecretToken');
    expect((await w.patch(S, `${base}/secrets`, { value: [] })).status).toBe(405);
  });

  test('an empty text removes a key; an incomplete list stores nothing', async () => {
    await put(step.SECRETS);
    await put([{ key: 'CompanyId', value: S }]);
    expect(await stored()).toContain('AuthenticationType');
    await put(step.SECRETS.map(pair => (pair.key === 'AuthenticationType' ? { ...pair, value: '' } : pair)));
    expect(await stored()).not.toContain('AuthenticationType');
  });

  test.each([
    ['an unknown key', { key: 'Colour', value: 'red' }, 500],
    ['a boolean', { key: 'SyncAll', value: false }, 400],
    ['another word for SyncAll', { key: 'SyncAll', value: 'no' }, 400],
    ['a company that is no GUID', { key: 'CompanyId', value: 'fabrikam.com' }, 400],
    ['settings that are no JSON', { key: 'SyncNotificationSettings', value: 'on' }, 400],
    ['a threshold as text', { key: 'SyncNotificationSettings', value: '{"DeleteThresholdValue":"500"}' }, 400],
  ])('%s is refused', async (_, pair, status) => {
    expect((await put([...step.SECRETS.filter(({ key }) => key !== pair.key), pair])).status).toBe(status);
    expect(await stored()).toEqual([]);
  });
});

describe('jobs', () => {
  test('a job is created disabled and paused, every 40 minutes', async () => {
    const { status, body } = await w.post(S, `${base}/jobs`, { templateId: 'Azure2Azure' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ templateId: 'Azure2Azure', schedule: { state: 'Disabled', interval: 'PT40M' }, status: { code: 'Paused' } });
  });

  test('a start needs saved credentials; a link that is closed ends in quarantine', async () => {
    const { body } = await w.post(S, `${base}/jobs`, { templateId: 'Azure2Azure' });
    expect((await w.post(S, `${base}/jobs/${body.id}/start`)).status).toBe(400);
    await w.put(S, `${base}/secrets`, { value: step.SECRETS });
    expect((await w.post(S, `${base}/jobs/${body.id}/start`)).status).toBe(204);
    const codes = [];
    for (let reads = 0; reads < 2; reads++) codes.push((await w.get(S, `${base}/jobs/${body.id}`)).body.status.code);
    expect(codes).toEqual(['NotRun', 'Quarantine']);
    await step.openLink(w);
    await w.post(S, `${base}/jobs/${body.id}/start`);
    await w.get(S, `${base}/jobs/${body.id}`);
    expect((await w.get(S, `${base}/jobs/${body.id}`)).body.status).toMatchObject({ code: 'Active', quarantine: null });
  });

  test('restart takes a scope, but not None or ConnectorDataStore', async () => {
    const job = await step.createJob(w, sync);
    const restart = (resetScope: string) => w.post(S, `${base}/jobs/${job}/restart`, { criteria: { resetScope } });
    expect((await restart('Full')).status).toBe(204);
    expect((await restart('Watermark, Escrows, QuarantineState')).status).toBe(204);
    expect((await restart('ConnectorDataStore')).status).toBe(400);
    expect((await restart('full')).status).toBe(400);
  });

  test('a deleted job takes its schema along', async () => {
    const job = await step.createJob(w, sync);
    expect((await w.remove(S, `${base}/jobs/${job}`)).status).toBe(204);
    expect((await w.get(S, `${base}/jobs/${job}/schema`)).status).toBe(404);
  });
});

describe('schema', () => {
  let path: string;
  let open: ReturnType<typeof step.openSchema>;
  beforeEach(async () => {
    await step.openLink(w);
    path = `${base}/jobs/${await step.createJob(w, sync)}/schema`;
    open = step.openSchema((await w.get(S, path)).body);
  });
  const put = () => w.put(S, path, open.schema);
  const mappingOf = (name: string): Loose => open.mapping.attributeMappings.find(({ targetAttributeName }: Loose) => targetAttributeName === name);

  test('the default has one matching attribute, the filter of external users and userType Member on create', async () => {
    expect(open.schema.directories.map(({ name }: Loose) => name)).toEqual(['Azure Active Directory', 'Azure Active Directory (target tenant)']);
    expect(open.mapping.attributeMappings.filter(({ matchingPriority }: Loose) => matchingPriority > 0)).toHaveLength(1);
    expect(mappingOf('alternativeSecurityIds')).toMatchObject({ matchingPriority: 1, source: { type: 'Function', expression: 'AltSecIdFromNetId([netId])' } });
    expect(mappingOf('userType')).toMatchObject({ flowType: 'ObjectAddOnly', source: { type: 'Constant', name: 'Member' } });
    expect(open.mapping.scope.groups).toEqual([
      {
        name: 'Filter external users',
        clauses: [{ sourceOperandName: 'alternativeSecurityIds', operatorName: 'EQUALS', targetOperand: { values: ['None'] } }],
      },
    ]);
    expect(open.mapping.flowTypes).toBe('Add, Update, Delete');
  });

  test('it can be sent back as it was read, and reset', async () => {
    expect((await put()).status).toBe(204);
    open.mapping.flowTypes = 'Add, Update';
    await put();
    expect(step.openSchema((await w.get(S, path)).body).mapping.flowTypes).toBe('Add, Update');
    expect((await w.remove(S, path)).status).toBe(204);
    expect(step.openSchema((await w.get(S, path)).body).mapping.flowTypes).toBe('Add, Update, Delete');
  });

  const invalid: [string, () => void][] = [
    ['a changed matching mapping', () => (mappingOf('alternativeSecurityIds').source = (step.constantMapping('x', 'x') as Loose).source)],
    ['a second matching attribute', () => (mappingOf('mail').matchingPriority = 2)],
    ['a removed matching mapping', () => open.mapping.attributeMappings.shift()],
    ['a removed rule', () => (open.schema.synchronizationRules = [])],
    ['a removed directory', () => open.schema.directories.pop()],
    ['an unknown target attribute', () => open.mapping.attributeMappings.push(step.constantMapping('colour', 'red'))],
    ['otherMails as a target', () => open.mapping.attributeMappings.push(step.constantMapping('otherMails', 'a@b.c'))],
    ['an attribute mapped twice', () => open.mapping.attributeMappings.push(step.constantMapping('department', 'SOC'))],
    ['an unknown source attribute', () => (mappingOf('department').source = { type: 'Attribute', name: 'colour', expression: '[colour]', parameters: [] })],
    ['a name that differs from the expression', () => (mappingOf('department').source.name = 'city')],
    ['an unknown function', () => (mappingOf('department').source = { type: 'Function', name: 'Shout', expression: 'Shout([department])', parameters: [] })],
    ['an expression above 10,000 characters', () => (mappingOf('department').source = (step.constantMapping('x', 'x'.repeat(10_000)) as Loose).source)],
    [
      'an unknown operator',
      () =>
        open.mapping.scope.groups.push({ name: 'x', clauses: [{ sourceOperandName: 'department', operatorName: 'LIKE', targetOperand: { values: ['SOC'] } }] }),
    ],
    [
      'an operator without its value',
      () =>
        open.mapping.scope.groups.push({ name: 'x', clauses: [{ sourceOperandName: 'department', operatorName: 'EQUALS', targetOperand: { values: [] } }] }),
    ],
    [
      'a filter on manager',
      () =>
        open.mapping.scope.groups.push({ name: 'x', clauses: [{ sourceOperandName: 'manager', operatorName: 'IS NOT NULL', targetOperand: { values: [] } }] }),
    ],
    ['an extension that the target does not have', () => open.targetAttributes.push(step.attribute('extension_0123456789abcdef0123456789abcdef_socRole'))],
  ];
  test.each(invalid)('%s is schemaInvalid', async (_, change) => {
    change();
    expect(await put()).toMatchObject({ status: 400, code: 'schemaInvalid' });
  });

  test('an extension of the source does not do for the target', async () => {
    const { body } = await w.post(S, `/applications/${sync.appObjectId}/extensionProperties`, { name: 'socRole', dataType: 'String', targetObjects: ['User'] });
    open.targetAttributes.push(step.attribute(body.name));
    expect((await put()).code).toBe('schemaInvalid');
    open.targetAttributes.pop();
    const source = open.schema.directories[0].objects.find(({ name }: Loose) => name === 'User').attributes;
    source.push(step.attribute(body.name));
    mappingOf('department').source = { type: 'Attribute', name: body.name, expression: `[${body.name}]`, parameters: [] };
    expect((await put()).status).toBe(204);
  });

  test('an expression is parsed into the tree that a mapping takes', async () => {
    const { body } = await w.post(S, `${path}/parseExpression`, { expression: 'Append([displayName], " (Contoso)")' });
    expect(body.parsingSucceeded).toBe(true);
    mappingOf('displayName').source = body.parsedExpression;
    expect((await put()).status).toBe(204);
    const wrong = await w.post(S, `${path}/parseExpression`, { expression: 'Append([displayName]' });
    expect(wrong.body).toMatchObject({ parsingSucceeded: false, parsedExpression: null });
  });
});

describe('assignments to the application', () => {
  test('need the role, the principal and the same resource, once', async () => {
    const path = `/servicePrincipals/${sync.spId}/appRoleAssignedTo`;
    const principalId = await idOf(w, S, 'users', 'Ana Analyst');
    const body = { principalId, resourceId: sync.spId, appRoleId: sync.appRoleId };
    expect((await w.post(S, path, { ...body, resourceId: sync.appObjectId })).status).toBe(400);
    expect((await w.post(S, path, { ...body, appRoleId: sync.spId })).status).toBe(400);
    expect((await w.post(S, path, { ...body, principalId: sync.appRoleId })).status).toBe(404);
    const made = await w.post(S, path, body);
    expect(made).toMatchObject({ status: 201, body: { principalType: 'User', principalDisplayName: 'Ana Analyst' } });
    expect((await w.post(S, path, body)).status).toBe(400);
    expect((await w.get(S, path)).body.value).toHaveLength(1);
    expect((await w.remove(S, `${path}/${made.body.id}`)).status).toBe(204);
    expect((await w.get(S, path)).body.value).toEqual([]);
  });
});
